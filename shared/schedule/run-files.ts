import { ok, type Result } from '../base/result.ts';
import type { BlobPolicy, BlobReport } from '../blobs/blob-types.ts';
import { classesOf, type Decision, nextSliceBytes } from './decide.ts';

export type FilesRun = {
  readonly decide: () => Promise<Decision>;
  readonly hasUrgent: () => Promise<boolean>;
  readonly sendUrgent: () => Promise<Result<unknown>>;
  readonly exchange: (policy: BlobPolicy) => Promise<Result<BlobReport>>;
  /** The run was abandoned meanwhile. */
  readonly isOver: () => boolean;
};

/**
 * Sends and fetches files slice by slice, with the urgent before each slice; the first failure ends it.
 *
 * @returns whether all that may go on this link has gone.
 */
export async function runFiles(run: FilesRun): Promise<Result<{ readonly isDone: boolean }>> {
  for (let sliceBytes = 0; !run.isOver(); ) {
    const { blobs } = await run.decide();
    const classes = classesOf(blobs.rule);
    if (classes.length === 0) break;
    if (await run.hasUrgent()) {
      const urgent = await run.sendUrgent();
      if (!urgent.ok) return urgent;
      if (run.isOver()) break;
    }
    sliceBytes = nextSliceBytes(blobs.sliceBytes, sliceBytes);
    const { largestFileBytes } = blobs;
    const limit = largestFileBytes === undefined ? {} : { largestFileBytes };
    const slice = await run.exchange({ classes, maxUpBytes: sliceBytes, maxDownBytes: sliceBytes, ...limit });
    if (!slice.ok) return slice;
    if (!slice.value.more) return ok({ isDone: true });
  }
  return ok({ isDone: false });
}
