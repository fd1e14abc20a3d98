import { useEffect, useRef, useState } from 'react';
import type { WorkspaceDb } from '../store/db.ts';
import type { Engine } from '../worker/engine-contract.ts';
import { connection } from './connection.ts';

type Asked = {
  readonly db: WorkspaceDb | null;
  /** The same object: the same question. */
  readonly question: unknown;
  /** Whenever it is another one, the answer may be; undefined: not known yet. */
  readonly revision: unknown;
  /** The same question is not asked more often. */
  readonly everyMs: number;
  /** Asked again without a change: the clock goes on. */
  readonly againMs?: number;
};

/**
 * What the worker makes of the records, asked for again when they change; undefined while the first answer is due. While
 * they keep changing (a long sync) each answer is shown until the next one: whoever waited for a pause would see nothing.
 */
export function useAnswer<T>(
  { db, question, revision, everyMs, againMs }: Asked,
  ask: (engine: Engine) => Promise<T>,
  isSame: (a: T, b: T) => boolean = Object.is,
): T | undefined {
  const [answer, setAnswer] = useState<{ readonly db: WorkspaceDb; readonly question: unknown; readonly value: T }>();
  const last = useRef<{ db: WorkspaceDb | null; question: unknown; atMs: number; turn: number; shown: number }>({
    db: null,
    question: undefined,
    atMs: 0,
    turn: 0,
    shown: 0,
  });
  const latest = useRef({ ask, isSame });
  latest.current = { ask, isSame };
  useEffect(() => {
    if (!db || revision === undefined) return;
    const { ask: run, isSame: same } = latest.current; // of this question
    const askNow = () => {
      const turn = last.current.turn + 1;
      last.current = { ...last.current, db, question, atMs: performance.now(), turn };
      connection()
        .then(({ engine }) => run(engine))
        .then((value) => {
          if (turn < last.current.shown) return; // a later question was answered sooner
          last.current.shown = turn;
          setAnswer((before) => {
            const isHeld = before?.db === db && before.question === question;
            return isHeld && same(before.value, value) ? before : { db, question, value };
          });
        })
        .catch((error) => reportError(error));
    };
    const isNew = last.current.db !== db || last.current.question !== question;
    const waitMs = isNew ? 0 : last.current.atMs + everyMs - performance.now();
    const soon = setTimeout(askNow, Math.max(0, waitMs));
    const again = againMs === undefined ? undefined : setInterval(askNow, againMs);
    return () => {
      clearTimeout(soon);
      clearInterval(again);
    };
  }, [db, question, revision, everyMs, againMs]);
  return answer?.db === db && answer?.question === question ? answer.value : undefined;
}
