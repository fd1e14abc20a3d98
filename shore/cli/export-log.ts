import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { exportLines } from '#shared/sync/export.ts';
import type { Hub } from '#shore/hub/hub.ts';
import { SqlBlobStore } from '#shore/hub/storage/sql-blob-store.ts';
import { type Command, list, needed, placeOf, resolved, withHub } from './command.ts';

const VERIFIER = new URL('../verifier/verify.mjs', import.meta.url);

const README = `This folder holds the log of one vessel as it stands at the company's hub.

  log.jsonl    the log; its format is described at the top of verify.mjs
  verify.mjs   checks it: plain Node 18 or newer, no packages, no network
  files/       photos and files of the records, each named by the SHA-256 of its content, as attachments name it

  node verify.mjs log.jsonl --company FINGERPRINT

FINGERPRINT is that of the company's key. Ask the company for it on a way that you trust, not whoever gave you this folder.
`;

export const exportLog: Command = {
  summary: 'write a vessel’s log so that an outsider can check it',
  usage: 'export --vessel ID --out DIR [--withhold COLLECTION ...]',
  about: [
    ['--out DIR', 'gets log.jsonl, verify.mjs, README.txt and files/'],
    ['--withhold COLLECTION', 'leave out what these records say (more than once); it still verifies'],
  ],
  options: { vessel: { type: 'string' }, out: { type: 'string' }, withhold: { type: 'string', multiple: true } },
  run: (values) =>
    withHub(values, async (hub) => {
      const place = await placeOf(hub, values);
      const out = resolved(needed(values, 'out'));
      const hidden = list(values, 'withhold');
      mkdirSync(out, { recursive: true });
      const room = await hub.rooms.of(place.company, place.vessel);
      const counted = await room.run(async (replica) => {
        await replica.seal();
        let end = { batches: 0, ops: 0 };
        const options = {
          exportedAt: hub.context.clock.now(),
          app: 'bulwark hub',
          ...(hidden.length > 0
            ? {
                withhold: (op: { collection: string; fields: object }) =>
                  hidden.includes(op.collection) ? [...Object.keys(op.fields), ''] : [],
              }
            : {}),
        };
        const lines = exportLines(replica, options);
        await pipeline(
          async function* () {
            for await (const line of lines) {
              if (line.startsWith('{"end"')) end = (JSON.parse(line) as { end: typeof end }).end;
              yield `${line}\n`;
            }
          },
          createWriteStream(path.join(out, 'log.jsonl')),
        );
        return end;
      });
      const files = hidden.includes('attachment') ? 0 : await writeFiles(hub, place, path.join(out, 'files'));
      writeFileSync(path.join(out, 'verify.mjs'), readFileSync(VERIFIER));
      writeFileSync(path.join(out, 'README.txt'), README);
      return {
        lines: [
          `${counted.batches} batches, ${counted.ops} ops, ${files} files in ${out}. To check it: node verify.mjs log.jsonl --company ${place.company}`,
        ],
        json: { ...place, out, ...counted, files },
      };
    }),
};

/** @returns how many. Only what is whole: a hash names nothing else. */
async function writeFiles(hub: Hub, place: { company: string; vessel: string }, folder: string): Promise<number> {
  const store = new SqlBlobStore(hub.context.database.vessel(place.company, place.vessel), () =>
    hub.context.clock.now(),
  );
  const hashes = await store.wholeHashes();
  if (hashes.length > 0) mkdirSync(folder, { recursive: true });
  for (const hash of hashes) {
    const content = await store.content(hash);
    if (content) writeFileSync(path.join(folder, hash), content);
  }
  return hashes.length;
}
