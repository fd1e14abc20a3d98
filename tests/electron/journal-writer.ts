// A process that only lives to be killed: appends and redacts as fast as it can, and reports what it was told is done.

import { Journal } from '#electron/main/journal/journal.ts';
import { entryText } from './journal-entry.ts';

/** `appended`: entries 0 to count are acknowledged. `redacted`: so is this redaction. */
export type Report =
  | { readonly kind: 'appended'; readonly count: number }
  | { readonly kind: 'redacting' | 'redacted'; readonly index: number };

function report(message: Report): void {
  process.send?.(message);
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('give the folder');
// Small segments, so that kills also fall into their change.
const journal = await Journal.open({ folder, canWrite: true, segmentBytes: 4096 });

async function append(from: number, howMany: number): Promise<void> {
  const entries = Array.from({ length: howMany }, (_, n) => new TextEncoder().encode(entryText(from + n)));
  const answer = await journal.append(entries);
  if (!answer.ok) throw new Error(answer.error.code);
  report({ kind: 'appended', count: answer.value.count });
}

for (let turn = 0; ; turn++) {
  await append(journal.count, 1 + (turn % 5));
  if (turn % 9 !== 8) continue;
  const index = (turn * 31) % journal.count;
  report({ kind: 'redacting', index });
  const answer = await journal.rewrite([{ index, bytes: null }]);
  if (!answer.ok) throw new Error(answer.error.code);
  report({ kind: 'redacted', index });
}
