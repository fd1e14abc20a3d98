import { readBlobLimits, setBlobLimits } from '#shore/hub/blobs.ts';
import { SqlBlobStore } from '#shore/hub/storage/sql-blob-store.ts';
import { type Command, placeOf, text, UsageError, withHub } from './command.ts';

const MIB = 1 << 20;

/** A whole number of MiB, at least 1. */
function mib(value: string | undefined, name: string): number | null {
  if (value === undefined) return null;
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1) throw new UsageError(`--${name} is a whole number of MiB, at least 1`);
  return n * MIB;
}

export const blobs: Command = {
  summary: 'room for a vessel’s photos and files, and what is taken of it',
  usage: 'blobs --vessel ID [--quota-mib N] [--largest-mib N]',
  about: [
    ['--quota-mib N', 'all files of the vessel together'],
    ['--largest-mib N', 'one file'],
  ],
  options: { vessel: { type: 'string' }, 'quota-mib': { type: 'string' }, 'largest-mib': { type: 'string' } },
  run: (values) =>
    withHub(values, async (hub) => {
      const place = await placeOf(hub, values);
      const scope = hub.context.database.vessel(place.company, place.vessel);
      const before = await readBlobLimits(scope);
      const limits = {
        quotaBytes: mib(text(values, 'quota-mib'), 'quota-mib') ?? before.quotaBytes,
        maxBlobBytes: mib(text(values, 'largest-mib'), 'largest-mib') ?? before.maxBlobBytes,
      };
      if (values['quota-mib'] !== undefined || values['largest-mib'] !== undefined) await setBlobLimits(scope, limits);
      const usedBytes = await new SqlBlobStore(scope, () => hub.context.clock.now()).usedBytes();
      const inMib = (bytes: number) => (bytes / MIB).toFixed(1);
      return {
        lines: [
          `${inMib(usedBytes)} of ${inMib(limits.quotaBytes)} MiB used; the largest file may have ${inMib(limits.maxBlobBytes)} MiB.`,
        ],
        json: { ...place, usedBytes, ...limits },
      };
    }),
};
