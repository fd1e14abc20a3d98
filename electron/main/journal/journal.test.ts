import { randomBytes } from 'node:crypto';
import {
  appendFile,
  type FileHandle,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalItem } from '#shared/ipc/contract.ts';
import { Journal, type JournalOptions } from './journal.ts';
import { segmentName } from './segments.ts';

let folder: string;
const opened: Journal[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'journal-'));
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((journal) => journal.close()));
  await rm(folder, { recursive: true });
});

async function journal(options: Partial<JournalOptions> = {}): Promise<Journal> {
  const it = await Journal.open({ folder, canWrite: true, freeBytes: async () => 2 ** 40, ...options });
  opened.push(it);
  return it;
}

const bytes = (text: string) => new TextEncoder().encode(text);

function shown(item: JournalItem): string {
  if (item.kind === 'entry') return new TextDecoder().decode(item.bytes);
  return item.kind === 'redacted' ? '-' : `${item.index}..${item.upTo} damaged`;
}

async function all(from: Journal, pageBytes = 1_000_000): Promise<string[]> {
  const items: JournalItem[] = [];
  for (let index: number | null = 0; index !== null; ) {
    const page = await from.read(index, pageBytes);
    if (!page.ok) throw new Error(page.error.code);
    items.push(...page.value.items);
    index = page.value.next;
  }
  return items.map(shown);
}

describe('Journal', () => {
  it('gives back what was appended, in order, also after a restart', async () => {
    const first = await journal();
    expect(await first.append([bytes('a'), bytes('b')])).toEqual({ ok: true, value: { first: 0, count: 2 } });
    expect(await first.append([bytes('c')])).toEqual({ ok: true, value: { first: 2, count: 3 } });
    await first.close();
    const second = await journal();
    expect(await all(second)).toEqual(['a', 'b', 'c']);
    expect(await second.append([bytes('d')])).toMatchObject({ value: { first: 3 } });
    expect(await all(second)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('flushes once for all appends that wait for it, and answers each', async () => {
    let flushes = 0;
    const counted = await journal({
      openFile: async (file, flags) => {
        const handle = await open(file, flags);
        const datasync = handle.datasync.bind(handle);
        handle.datasync = () => {
          flushes++;
          return datasync();
        };
        return handle;
      },
    });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => counted.append([bytes(`${n}`)])));
    expect(answers.map((answer) => answer.ok && answer.value.first)).toEqual(Array.from({ length: 50 }, (_, n) => n));
    expect(flushes).toBeLessThanOrEqual(2);
    expect(await all(counted)).toEqual(Array.from({ length: 50 }, (_, n) => `${n}`));
  });

  it('answers only after the flush', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = await journal({
      openFile: async (file, flags) => {
        const handle = await open(file, flags);
        handle.datasync = () => held;
        return handle;
      },
    });
    let isAnswered = false;
    const answer = slow.append([bytes('a')]).then(() => {
      isAnswered = true;
    });
    while ((await readFile(path.join(folder, segmentName(0))).catch(() => '')).length === 0);
    expect(isAnswered).toBe(false);
    release();
    await answer;
  });

  it('reads in pages of bounded size and takes no entry for too large', async () => {
    const it = await journal();
    await it.append([randomBytes(3000), randomBytes(3000), randomBytes(10), randomBytes(9000), new Uint8Array()]);
    const sizes: number[][] = [];
    for (let index: number | null = 0; index !== null; ) {
      const page = await it.read(index, 4000);
      if (!page.ok) throw new Error(page.error.code);
      sizes.push(page.value.items.map((item) => (item.kind === 'entry' ? item.bytes.length : -1)));
      index = page.value.next;
    }
    expect(sizes).toEqual([[3000], [3000, 10], [9000], [0]]);
    expect(await it.read(5, 4000)).toEqual({ ok: true, value: { items: [], next: null } });
    expect(await it.read(5000, 4000)).toEqual({ ok: true, value: { items: [], next: null } });
  });

  it('begins a new segment when one is full, and reads across', async () => {
    const it = await journal({ segmentBytes: 100 });
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await it.append([bytes(text.repeat(20))]);
    expect((await readdir(folder)).sort()).toEqual([segmentName(0), segmentName(3), segmentName(6)]);
    await it.close();
    const again = await journal({ segmentBytes: 100 });
    expect((await all(again)).map((text) => text[0]).join('')).toBe('abcdefg');
    expect((await all(again, 1)).map((text) => text[0]).join('')).toBe('abcdefg');
  });

  it('drops a torn append at every length, says so once, sets it aside, and goes on', async () => {
    const whole = await journal();
    await whole.append([bytes('kept')]);
    await whole.close();
    const file = path.join(folder, segmentName(0));
    const before = await readFile(file);
    const more = await journal();
    await more.append([bytes('torn 1'), bytes('torn 2')]);
    await more.close();
    const after = await readFile(file);
    for (let length = before.length + 1; length < after.length; length++) {
      await writeFile(file, after.subarray(0, length));
      const healed = await journal();
      expect((await healed.status()).cutAtStart).toEqual({ index: 1, sizeBytes: length - before.length });
      expect(await readFile(file)).toEqual(before);
      expect(await readFile(path.join(folder, `cut-1-${before.length}.bin`))).toEqual(
        after.subarray(before.length, length),
      );
      await healed.close();
    }
    const next = await journal();
    expect((await next.status()).cutAtStart).toBeNull();
    await next.append([bytes('new')]);
    expect(await all(next)).toEqual(['kept', 'new']);
  });

  it('names damage in the middle and keeps every number around it', async () => {
    const it = await journal({ segmentBytes: 90 });
    for (const text of ['a', 'b', 'c', 'd', 'e']) await it.append([bytes(text.repeat(30))]);
    await it.close();
    const file = path.join(folder, segmentName(2));
    const segment = await readFile(file);
    segment.fill(0, 10, 20);
    await writeFile(file, segment);
    const damaged = await journal({ segmentBytes: 90 });
    expect((await all(damaged)).map((text) => text.replace(/^([a-z])\1+/, '$1'))).toEqual([
      'a',
      'b',
      '2..3 damaged',
      'd',
      'e',
    ]);
    expect((await damaged.status()).damaged).toEqual([{ index: 2, upTo: 3 }]);
    expect(await damaged.append([bytes('f')])).toMatchObject({ value: { first: 5 } });
  });

  it('reports a segment that is gone, wherever it was', async () => {
    const it = await journal({ segmentBytes: 1 });
    for (const text of ['a', 'b', 'c', 'd']) await it.append([bytes(text)]);
    await rm(path.join(folder, segmentName(2)));
    await it.verify();
    expect((await it.status()).damaged).toEqual([{ index: 2, upTo: 3 }]);
    await it.close();
    await rm(path.join(folder, segmentName(0)));
    const again = await journal();
    await again.verify();
    expect((await again.status()).damaged).toEqual([
      { index: 0, upTo: 1 },
      { index: 2, upTo: 3 },
    ]);
    expect(await all(again)).toEqual(['0..1 damaged', 'b', '2..3 damaged', 'd']);
  });

  it('takes content out for good, in every segment, also from what was set aside', async () => {
    const before = await journal({ segmentBytes: 90 });
    for (const text of ['secret one', 'plain', 'secret two', 'last']) await before.append([bytes(text.padEnd(30))]);
    await before.close();
    await appendFile(path.join(folder, segmentName(2)), 'BWJ1 secret three');
    const it = await journal({ segmentBytes: 90 });
    expect((await readdir(folder)).some((name) => name.startsWith('cut-'))).toBe(true);
    expect(
      await it.rewrite([
        { index: 0, bytes: null },
        { index: 2, bytes: bytes('public') },
      ]),
    ).toEqual({
      ok: true,
      value: { rewritten: 2 },
    });
    const rest = ['-', 'plain'.padEnd(30), 'public', 'last'.padEnd(30)];
    expect(await all(it)).toEqual(rest);
    for (const name of await readdir(folder))
      expect(await readFile(path.join(folder, name), 'latin1')).not.toMatch(/secret/);
    expect(await it.append([bytes('next')])).toMatchObject({ value: { first: 4 } });
    await it.close();
    expect(await all(await journal())).toEqual([...rest, 'next']);
    expect(await it.rewrite([{ index: 0, bytes: null }])).toMatchObject({ error: { code: 'store/closed' } });
  });

  it('refuses to redact what does not exist', async () => {
    const it = await journal();
    expect(await it.rewrite([{ index: 0, bytes: null }])).toMatchObject({ error: { code: 'input/invalid' } });
  });

  it('keeps data of a newer app as it is: reads, does not even heal', async () => {
    const writer = await journal();
    await writer.append([bytes('a')]);
    await writer.close();
    await appendFile(path.join(folder, segmentName(0)), 'torn');
    const before = await readFile(path.join(folder, segmentName(0)));
    const reader = await journal({ canWrite: false });
    expect(await all(reader)).toEqual(['a']);
    expect(await reader.append([bytes('b')])).toMatchObject({ error: { code: 'store/from-newer-app' } });
    expect(await reader.rewrite([{ index: 0, bytes: null }])).toMatchObject({
      error: { code: 'store/from-newer-app' },
    });
    expect(await readFile(path.join(folder, segmentName(0)))).toEqual(before);
    expect(await readdir(folder)).toEqual([segmentName(0)]);
    const nothing = await journal({ canWrite: false, folder: path.join(folder, 'never made') });
    expect(await all(nothing)).toEqual([]);
  });

  it('takes text before photos on a nearly full disk, and stays readable when nothing fits', async () => {
    let free = 2 ** 40;
    const it = await journal({ freeBytes: async () => free, floors: { lowBytes: 1_000_000, fullBytes: 100_000 } });
    const photo = new Uint8Array(100_000);
    expect((await it.append([photo])).ok).toBe(true);
    free = 900_000;
    expect((await it.status()).space).toBe('low');
    expect(await it.append([photo])).toEqual({
      ok: false,
      error: { code: 'store/full', params: { freeBytes: 900_000 } },
    });
    expect((await it.append([bytes('text')])).ok).toBe(true);
    free = 99_000;
    expect(await it.append([bytes('text')])).toMatchObject({ error: { code: 'store/full' } });
    expect(await it.read(1, 1000)).toMatchObject({ ok: true, value: { items: [{ kind: 'entry', index: 1 }] } });
  });

  it('refuses everything after close, and finishes what was asked before', async () => {
    const it = await journal();
    const pending = it.append([bytes('a')]);
    await it.close();
    expect((await pending).ok).toBe(true);
    expect(await it.append([bytes('b')])).toMatchObject({ error: { code: 'store/closed' } });
  });
});

describe('Journal on a failing disk', () => {
  type Fault = { write?: Error; datasync?: Error; truncate?: Error };

  /** A disk that does the first half of a failing write. */
  function failing(fault: Fault) {
    return async (file: string, flags: string): Promise<FileHandle> => {
      const handle = await open(file, flags);
      const { datasync, truncate: cut } = handle;
      const write = handle.write as (...args: readonly unknown[]) => Promise<{ bytesWritten: number }>;
      handle.write = async function (this: FileHandle, buffer: Buffer, offset: number, length: number, at: number) {
        if (!fault.write) return write.call(handle, buffer, offset, length, at);
        await write.call(handle, buffer, offset, Math.ceil(length / 2), at);
        throw fault.write;
      } as unknown as FileHandle['write'];
      handle.datasync = async () => {
        if (fault.datasync) throw fault.datasync;
        await datasync.call(handle);
      };
      handle.truncate = async (length) => {
        if (fault.truncate) throw fault.truncate;
        await cut.call(handle, length);
      };
      return handle;
    };
  }

  const noSpace = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  const badDisk = Object.assign(new Error('bad disk'), { code: 'EIO' });

  for (const [name, error, code] of [
    ['write', noSpace, 'store/full'],
    ['write', badDisk, 'store/journal-failed'],
    ['datasync', badDisk, 'store/journal-failed'],
  ] as const) {
    it(`${name} answers ${error.code}: refuses, leaves no trace, goes on when the disk does`, async () => {
      const fault: Fault = {};
      const it = await journal({ openFile: failing(fault) });
      await it.append([bytes('before')]);
      fault[name] = error;
      expect(await it.append([bytes('refused'), bytes('refused too')])).toMatchObject({ error: { code } });
      expect(await it.append([bytes('refused again')])).toMatchObject({ error: { code } });
      delete fault[name];
      expect(await it.append([bytes('after')])).toMatchObject({ value: { first: 1, count: 2 } });
      expect(await all(it)).toEqual(['before', 'after']);
      // What the system holds of the failed file in memory may never have reached the disk.
      expect((await readdir(folder)).sort()).toEqual([segmentName(0), segmentName(1)]);
      await it.close();
      const again = await journal();
      expect(await all(again)).toEqual(['before', 'after']);
      expect((await again.status()).cutAtStart).toBeNull();
    });
  }

  it('takes nothing more when it no longer knows where its file ends, until the next start', async () => {
    const fault: Fault = {};
    const it = await journal({ openFile: failing(fault) });
    await it.append([bytes('before')]);
    Object.assign(fault, { write: badDisk, truncate: badDisk });
    expect(await it.append([bytes('refused')])).toMatchObject({ error: { code: 'store/journal-failed' } });
    delete fault.write;
    delete fault.truncate;
    expect(await it.append([bytes('refused')])).toMatchObject({ error: { code: 'store/journal-failed' } });
    expect((await it.status()).canWrite).toBe(false);
    await it.close();
    const again = await journal();
    expect(await all(again)).toEqual(['before']);
    expect((await again.append([bytes('after')])).ok).toBe(true);
  });

  it('fails on first use of a folder that cannot be written, without inventing entries', async () => {
    const it = await journal({
      openFile: async () => {
        throw noSpace;
      },
    });
    expect(await it.append([bytes('a')])).toMatchObject({ error: { code: 'store/full' } });
    expect((await it.status()).count).toBe(0);
  });

  it('starts even when the last segment was emptied', async () => {
    const it = await journal({ segmentBytes: 1 });
    await it.append([bytes('a')]);
    await it.append([bytes('b')]);
    await it.close();
    await truncate(path.join(folder, segmentName(1)), 0);
    const again = await journal();
    expect(await all(again)).toEqual(['a']);
    expect((await again.append([bytes('c')])).ok).toBe(true);
    expect(await all(again)).toEqual(['a', 'c']);
  });
});
