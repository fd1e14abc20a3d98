import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FileKind } from '#shared/files/content.ts';
import { MAX_PART_BYTES } from '#shared/files/envelope.ts';
import { MAIL_PART_BYTES, partName } from '#shared/files/export-file.ts';
import type { ImportReport } from '#shared/files/import-file.ts';
import { type Command, companyOf, list, must, needed, resolved, text, UsageError, withHub } from './command.ts';

/** Looked at before it is read: nothing larger than a part can be one. */
function readPart(name: string): Uint8Array {
  const file = resolved(name);
  if (statSync(file).size > MAX_PART_BYTES) throw new UsageError(`${name} is larger than any exchange file`);
  return new Uint8Array(readFileSync(file));
}

const NOTES: Readonly<Record<NonNullable<ImportReport['note']>, string>> = {
  'transfer/nothing-new': 'nothing new in it',
  'transfer/gap': 'something before it is missing; the next file to the ship asks for everything',
  'transfer/part-missing': 'other parts of it are missing',
  'transfer/revoked-sender': 'its sender was cut off: what is new lies in quarantine',
  'sync/forked': 'its sender was restored from an old copy: the next file to the ship tells it so',
  'packet/unknown-dictionary': 'packed for another version of Bulwark',
  'packet/future-version': 'from a newer Bulwark',
  'packet/wrong-signature': 'A SIGNATURE IN IT IS WRONG',
};

function lineOf({ file, newBatches, note }: ImportReport): string {
  const missing = file.missingParts.length > 0 ? `, missing parts ${file.missingParts.join(', ')}` : '';
  return `File ${file.number} of ${file.sender}: ${newBatches} new batches${missing}${note ? `; ${NOTES[note]}` : ''}.`;
}

export const importFiles: Command = {
  summary: 'take in exchange files that a ship wrote',
  usage: 'import-file --file FILE [--file FILE ...] [--vessel ID] [--look]',
  about: [
    ['--file FILE', 'a part; all parts of a file, in any order, now or later'],
    ['--vessel ID', 'refuse what is not of this vessel'],
    ['--look', 'only say what is in it'],
  ],
  options: { file: { type: 'string', multiple: true }, vessel: { type: 'string' }, look: { type: 'boolean' } },
  run: async (values) => {
    const files = list(values, 'file');
    if (files.length === 0) throw new UsageError('--file is missing');
    const parts = files.map(readPart);
    return withHub(values, async (hub) => {
      const company = await companyOf(hub, values);
      const vessel = text(values, 'vessel') ?? null;
      if (values.look === true) {
        const previews = must(await hub.files.inspect(company, vessel, parts));
        const lines = previews.map(
          ({ file, newOps, withoutBefore }) =>
            `File ${file.number} of ${file.sender}, part ${file.parts - file.missingParts.length} of ${file.parts}: ${newOps} new changes${withoutBefore > 0 ? ', something before it is missing' : ''}.`,
        );
        return { lines, json: { company, files: previews } };
      }
      const { vessel: of, reports } = must(await hub.files.take(company, vessel, parts));
      const isWhole = reports.every((r) => r.note === null || r.note === 'transfer/nothing-new');
      return { lines: reports.map(lineOf), json: { company, vessel: of, files: reports }, code: isWhole ? 0 : 1 };
    });
  },
};

const KINDS: readonly FileKind[] = ['update', 'full', 'initial'];

export const exportFiles: Command = {
  summary: 'write an exchange file for a ship',
  usage: 'export-file --vessel ID --out DIR [--kind update|full|initial] [--part-bytes N] [--device REPLICA ...]',
  about: [
    ['--out DIR', 'gets the parts'],
    ['--kind KIND', 'update: what the ship is not known to have (default); full, initial: everything'],
    ['--part-bytes N', `largest part, ${MAIL_PART_BYTES} by default: what mail takes`],
    ['--device REPLICA', 'only this PC of the ship can open it (more than once)'],
  ],
  options: {
    vessel: { type: 'string' },
    out: { type: 'string' },
    kind: { type: 'string', default: 'update' },
    'part-bytes': { type: 'string', default: String(MAIL_PART_BYTES) },
    device: { type: 'string', multiple: true },
  },
  run: async (values) => {
    const vessel = needed(values, 'vessel');
    const out = resolved(needed(values, 'out'));
    const kind = KINDS.find((each) => each === text(values, 'kind'));
    const partBytes = Number(needed(values, 'part-bytes'));
    if (!kind) throw new UsageError(`--kind is one of ${KINDS.join(', ')}`);
    if (!(partBytes >= 20_000 && partBytes <= MAX_PART_BYTES))
      throw new UsageError('--part-bytes is 20000 to 16777216');
    return withHub(values, async (hub) => {
      const company = await companyOf(hub, values);
      const order = { kind, partBytes, devices: list(values, 'device') };
      const written = must(await hub.files.write({ company, vessel }, order));
      mkdirSync(out, { recursive: true });
      const files = written.parts.map((bytes, i) => {
        const file = path.join(out, partName(vessel, 'ship', written.number, i + 1, written.parts.length));
        writeFileSync(file, bytes);
        return file;
      });
      const { number, batches, sizeBytes } = written;
      return {
        lines: [`File ${number}: ${batches} batches in ${files.length} parts, ${sizeBytes} bytes.`, ...files],
        json: { company, vessel, number, kind, batches, sizeBytes, files },
      };
    });
  },
};
