import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { Journal } from '#electron/main/journal/journal.ts';
import { entryText } from './journal-entry.ts';
import type { Report } from './journal-writer.ts';

const ROUNDS = 25;

/** Lets a writer work until it has reported so often, then kills it with no warning. */
async function writeUntilKilled(folder: string, reports: number): Promise<readonly Report[]> {
  const writer = fork(path.join(import.meta.dirname, 'journal-writer.ts'), [folder], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const seen: Report[] = [];
  writer.on('message', (report: Report) => {
    seen.push(report);
    if (seen.length === reports) writer.kill('SIGKILL');
  });
  const [code, signal] = await once(writer, 'exit');
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
  return seen;
}

it(`loses nothing that was acknowledged and undoes no redaction in ${ROUNDS} kill -9`, {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kill-'));
  const redacted = new Set<number>();
  const maybeRedacted = new Set<number>();
  let acknowledged = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const report of await writeUntilKilled(folder, 1 + ((round * 13) % 40))) {
      if (report.kind === 'appended') acknowledged = report.count;
      else (report.kind === 'redacted' ? redacted : maybeRedacted).add(report.index);
    }
    const journal = await Journal.open({ folder, canWrite: true });
    expect(journal.count).toBeGreaterThanOrEqual(acknowledged);
    acknowledged = journal.count;
    let index = 0;
    for (let from: number | null = 0; from !== null; ) {
      const page = await journal.read(from, 1_000_000);
      if (!page.ok) throw new Error(page.error.code);
      for (const item of page.value.items) {
        expect(item.index).toBe(index);
        if (item.kind === 'entry') {
          expect(new TextDecoder().decode(item.bytes)).toBe(entryText(index));
          expect(redacted.has(index)).toBe(false);
        } else {
          expect(item.kind).toBe('redacted');
          expect(maybeRedacted.has(index)).toBe(true);
        }
        index++;
      }
      from = page.value.next;
    }
    expect(index).toBe(journal.count);
    await journal.close();
  }
  expect(acknowledged).toBeGreaterThan(ROUNDS);
  expect(redacted.size).toBeGreaterThan(3);
  await rm(folder, { recursive: true });
});
