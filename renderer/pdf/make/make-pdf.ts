import { proxy, wrap } from 'comlink';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Paper } from '../model/paper.ts';
import type { PdfApi } from './pdf-worker.ts';

export type PdfMaker = {
  /** One PDF of these documents, told how far it is from 0 to 1. `paper/failed`; `paper/cancelled` after `close`. */
  readonly make: (
    papers: readonly Paper[],
    onPart?: (part: number) => void,
  ) => Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** Ends the worker at once, in the middle of a page too. */
  readonly close: () => void;
};

/** Pages are laid out in a worker of its own, so that the screen goes on; fonts stay loaded while it is open. */
export function openPdfMaker(): PdfMaker {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module', name: 'bulwark-pdf' });
  const api = wrap<PdfApi>(worker);
  let end: () => void = () => {};
  const closed = new Promise<Result<never>>((resolve) => {
    end = () => resolve(fail('paper/cancelled'));
  });
  const broken = new Promise<Result<never>>((resolve) => {
    worker.addEventListener('error', () => resolve(fail('paper/failed')), { once: true });
  });
  return {
    make: (papers, onPart = () => {}) => {
      const made = api
        .render(papers, proxy(onPart))
        .then(ok, (cause): Result<never> => fail('paper/failed', { cause: String(cause) }));
      return Promise.race([made, closed, broken]);
    },
    close: () => {
      worker.terminate();
      end();
    },
  };
}
