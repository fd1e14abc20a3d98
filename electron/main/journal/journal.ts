import { type FileHandle, mkdir, open, readdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { JournalPage } from '#shared/ipc/contract.ts';
import { errnoOf, isDiskFull, removeUnfinished, syncFolder, writeDurably } from '../files/durable.ts';
import { encodeFrame, scanSegment } from './frame.ts';
import { wholeLength } from './recover.ts';
import { type Replacement, redactSegment } from './redact.ts';
import {
  endIndex,
  listSegments,
  mergeRanges,
  type Range,
  readPage,
  type Segment,
  SegmentCache,
  segmentName,
} from './segments.ts';
import { isRoomFor, SPACE_FLOORS, type Space, type SpaceFloors, spaceOf } from './space.ts';

export type JournalOptions = {
  readonly folder: string;
  /** False for data of a newer app: nothing on disk is changed, not even healed. */
  readonly canWrite: boolean;
  /** A segment that has reached this size is closed and a new one begun. */
  readonly segmentBytes?: number;
  readonly floors?: SpaceFloors;
  readonly freeBytes?: (folder: string) => Promise<number>;
  /** Replaced by tests that make the disk fail. */
  readonly openFile?: (file: string, flags: string) => Promise<FileHandle>;
};

export type JournalStatus = {
  readonly count: number;
  readonly sizeBytes: number;
  readonly freeBytes: number;
  readonly space: Space;
  readonly canWrite: boolean;
  readonly damaged: readonly Range[];
  readonly cutAtStart: { readonly index: number; readonly sizeBytes: number } | null;
};

type Appended = { readonly first: number; readonly count: number };
type Waiting = { readonly entries: readonly Uint8Array[]; readonly settle: (result: Result<Appended>) => void };

const SEGMENT_BYTES = 8 * 1024 * 1024;
/** What was cut off the end by the last healings, for whoever must look into it by hand. Goes with the first redaction. */
const CUT = /^cut-\d+-\d+\.bin$/;
/** Appends that wait for the same flush become one, up to this size. */
const FLUSH_MAX_BYTES = 16 * 1024 * 1024;
const FLUSH_MAX_ENTRIES = 0xffff;

/**
 * The append-only file behind "saved". An append is answered after its bytes are flushed to the disk; what was answered
 * with ok is there at the next start, whatever stops the program. Entries are numbered from 0 and never renumbered.
 *
 * One instance per folder: the single-instance lock of the app guards it.
 */
export class Journal {
  readonly #options: Required<JournalOptions>;
  readonly #cache: SegmentCache;
  readonly #cutAtStart: JournalStatus['cutAtStart'];
  readonly #segments: Segment[];
  #count: number;
  #active: FileHandle | null = null;
  #damaged: readonly Range[] = [];
  #waiting: Waiting[] = [];
  #queue: Promise<unknown> = Promise.resolve();
  /** After a failed flush the pages of that file cannot be trusted: the next append goes to a new one. */
  #mustRotate = false;
  /** The end of the file is unknown: only a start, which reads it again, can tell. */
  #hasFailed = false;
  #isClosed = false;

  private constructor(options: Required<JournalOptions>, cache: SegmentCache, found: Recovered) {
    this.#options = options;
    this.#cache = cache;
    this.#segments = [...found.segments];
    this.#count = found.count;
    this.#cutAtStart = found.cut;
  }

  /** @throws Error of the file system when the folder cannot be made or read. */
  static async open(given: JournalOptions): Promise<Journal> {
    const options = {
      segmentBytes: SEGMENT_BYTES,
      floors: SPACE_FLOORS,
      freeBytes: freeBytesOf,
      openFile: open,
      ...given,
    };
    if (options.canWrite) await mkdir(options.folder, { recursive: true });
    const cache = new SegmentCache(options.folder);
    const found = await recover(options.folder, cache, options.canWrite);
    return new Journal(options, cache, found);
  }

  get folder(): string {
    return this.#options.folder;
  }

  get count(): number {
    return this.#count;
  }

  /** All of the entries or none. Errors: `store/full`, `store/from-newer-app`, `store/journal-failed`, `store/closed`. */
  append(entries: readonly Uint8Array[]): Promise<Result<Appended>> {
    return new Promise((settle) => {
      if (!this.#options.canWrite) return settle(fail('store/from-newer-app'));
      if (this.#isClosed) return settle(fail('store/closed'));
      this.#waiting.push({ entries, settle });
      void this.#inTurn(() => this.#flush());
    });
  }

  /** Errors: `store/journal-failed`, `store/closed`. */
  read(from: number, maxBytes: number): Promise<Result<JournalPage>> {
    return this.#inTurn(async () => {
      if (this.#isClosed) return fail('store/closed');
      try {
        const source = { segments: this.#segments, count: this.#count, load: (name: string) => this.#cache.load(name) };
        const page = await readPage(source, from, maxBytes);
        this.#damaged = mergeRanges([...this.#damaged, ...damagedIn(page)]);
        return ok(page);
      } catch (error) {
        return failed(error);
      }
    });
  }

  /**
   * Replaces contents, segment by segment, each durably before the next. Errors as `append`, and `input/invalid`.
   * What a disk does with the sectors that the old file lay on is beyond a program; only encrypting the disk helps there.
   */
  rewrite(replacements: readonly Replacement[]): Promise<Result<{ readonly rewritten: number }>> {
    return this.#inTurn(async () => {
      if (!this.#options.canWrite) return fail('store/from-newer-app');
      if (this.#isClosed) return fail('store/closed');
      if (replacements.some(({ index }) => index >= this.#count)) return fail('input/invalid');
      const contents = new Map(replacements.map(({ index, bytes }) => [index, bytes]));
      try {
        for (const [at, segment] of this.#segments.entries()) {
          const upTo = this.#segments[at + 1]?.first ?? this.#count;
          if (![...contents.keys()].some((index) => index >= segment.first && index < upTo)) continue;
          const rewritten = redactSegment(await this.#cache.load(segment.name), segment.first, upTo, contents);
          // Windows does not replace a file that is open.
          if (at === this.#segments.length - 1) await this.#closeActive();
          await writeDurably(path.join(this.folder, segment.name), rewritten);
          this.#segments[at] = { ...segment, sizeBytes: rewritten.length };
          this.#cache.forget();
        }
        for (const name of await readdir(this.folder)) if (CUT.test(name)) await rm(path.join(this.folder, name));
        await syncFolder(this.folder);
        return ok({ rewritten: contents.size });
      } catch (error) {
        return failed(error);
      }
    });
  }

  /** Reads everything once, so that `status` names all that is damaged. */
  async verify(): Promise<void> {
    const damaged: Range[] = [];
    for (let index = 0; index < this.#count; ) {
      const page = await this.read(index, this.#options.segmentBytes);
      if (!page.ok) return;
      damaged.push(...damagedIn(page.value));
      if (page.value.next === null) break;
      index = page.value.next;
    }
    this.#damaged = mergeRanges(damaged);
  }

  async status(): Promise<JournalStatus> {
    const freeBytes = await this.#options.freeBytes(this.folder);
    return {
      count: this.#count,
      sizeBytes: this.#segments.reduce((sum, segment) => sum + segment.sizeBytes, 0),
      freeBytes,
      space: spaceOf(freeBytes, this.#options.floors),
      canWrite: this.#options.canWrite && !this.#hasFailed,
      damaged: this.#damaged,
      cutAtStart: this.#cutAtStart,
    };
  }

  segments(): readonly Segment[] {
    return [...this.#segments];
  }

  /** The accepted bytes of one segment as they are now, and the index after its last entry. For the second copy. */
  readSegment(name: string): Promise<{ readonly bytes: Buffer; readonly upTo: number }> {
    return this.#inTurn(async () => {
      const at = this.#segments.findIndex((segment) => segment.name === name);
      const segment = this.#segments[at];
      if (!segment) throw new Error(`no segment ${name}`);
      const bytes = await this.#cache.load(name);
      return { bytes: bytes.subarray(0, segment.sizeBytes), upTo: this.#segments[at + 1]?.first ?? this.#count };
    });
  }

  /** Waits for what was asked before; whatever is asked after is refused. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      this.#isClosed = true;
      await this.#closeActive();
    });
  }

  /** One thing at a time, in the order asked. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      let freeBytes = await this.#options.freeBytes(this.folder);
      const group: Waiting[] = [];
      let sizeBytes = 0;
      let entries = 0;
      for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
        const nextBytes = next.entries.reduce((sum, entry) => sum + entry.byteLength, 0);
        const isTooMuch = sizeBytes + nextBytes > FLUSH_MAX_BYTES || entries + next.entries.length > FLUSH_MAX_ENTRIES;
        if (group.length > 0 && isTooMuch) break;
        this.#waiting.shift();
        if (!isRoomFor(next.entries, freeBytes, this.#options.floors)) {
          next.settle(fail('store/full', { freeBytes }));
          continue;
        }
        group.push(next);
        freeBytes -= nextBytes;
        sizeBytes += nextBytes;
        entries += next.entries.length;
      }
      if (group.length > 0) await this.#write(group);
    }
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    const entries = group.flatMap((append) => append.entries);
    let first = this.#count;
    const frames = entries.map((content, place) =>
      encodeFrame({ kind: 'entry', place, of: entries.length, index: first + place }, content),
    );
    try {
      if (this.#hasFailed) throw new Error('the journal has failed before');
      const { handle, at, segment } = await this.#activeSegment();
      const sizeBytes = await writeAt(handle, Buffer.concat(frames), segment.sizeBytes);
      await handle.datasync();
      this.#segments[at] = { ...segment, sizeBytes: segment.sizeBytes + sizeBytes };
      this.#count += entries.length;
      this.#cache.forget();
    } catch (error) {
      await this.#undo();
      const answer = failed(error);
      for (const append of group) append.settle(answer);
      return;
    }
    for (const append of group) {
      append.settle(ok({ first, count: this.#count }));
      first += append.entries.length;
    }
  }

  /** The segment to write to, open. A new one when the last is full or was left by a failed flush. */
  async #activeSegment(): Promise<{ handle: FileHandle; at: number; segment: Segment }> {
    const last = this.#segments.at(-1);
    if (last && last.sizeBytes > 0 && (last.sizeBytes >= this.#options.segmentBytes || this.#mustRotate)) {
      await this.#closeActive();
      await this.#begin();
    } else if (!last) {
      await this.#begin();
    }
    const at = this.#segments.length - 1;
    const segment = this.#segments[at] as Segment;
    this.#active ??= await this.#options.openFile(path.join(this.folder, segment.name), 'r+');
    return { handle: this.#active, at, segment };
  }

  async #begin(): Promise<void> {
    const name = segmentName(this.#count);
    // Nothing accepted can be in a file of this name: its first entry is the next to be written.
    const handle = await this.#options.openFile(path.join(this.folder, name), 'w+');
    try {
      await handle.sync();
      await syncFolder(this.folder);
    } catch (error) {
      await handle.close();
      throw error;
    }
    this.#active = handle;
    this.#segments.push({ name, first: this.#count, sizeBytes: 0 });
    this.#mustRotate = false;
  }

  /** Takes a failed append off the end again, so that nothing refused comes back at the next start. */
  async #undo(): Promise<void> {
    this.#mustRotate = true;
    if (!this.#active) return;
    try {
      await this.#active.truncate(this.#segments.at(-1)?.sizeBytes ?? 0);
      await this.#active.sync();
    } catch {
      this.#hasFailed = true;
    }
  }

  async #closeActive(): Promise<void> {
    await this.#active?.close();
    this.#active = null;
  }
}

type Recovered = {
  readonly segments: readonly Segment[];
  readonly count: number;
  readonly cut: JournalStatus['cutAtStart'];
};

/** Finds the segments, and takes off the end what a crash left half written. */
async function recover(folder: string, cache: SegmentCache, canWrite: boolean): Promise<Recovered> {
  if (canWrite) await removeUnfinished(folder);
  const segments = [...(await listSegments(folder))];
  const last = segments.at(-1);
  if (!last) return { segments, count: 0, cut: null };
  const bytes = await cache.load(last.name);
  const keptBytes = wholeLength(scanSegment(bytes));
  const count = endIndex(last.first, scanSegment(bytes.subarray(0, keptBytes)));
  segments[segments.length - 1] = { ...last, sizeBytes: keptBytes };
  const cutBytes = bytes.length - keptBytes;
  if (cutBytes === 0) return { segments, count, cut: null };
  if (canWrite) {
    // Only a courtesy to whoever investigates: a disk too full for it must not keep the journal shut.
    await writeDurably(path.join(folder, `cut-${count}-${keptBytes}.bin`), bytes.subarray(keptBytes)).catch(() => {});
    const handle = await open(path.join(folder, last.name), 'r+');
    try {
      await handle.truncate(keptBytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    cache.forget();
  }
  return { segments, count, cut: { index: count, sizeBytes: cutBytes } };
}

function damagedIn(page: JournalPage): readonly Range[] {
  return page.items.flatMap((item) => (item.kind === 'damaged' ? [{ index: item.index, upTo: item.upTo }] : []));
}

async function writeAt(handle: FileHandle, bytes: Buffer, position: number): Promise<number> {
  let done = 0;
  while (done < bytes.length) {
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
  return done;
}

/** What this user may still write; unknown counts as plenty, and the write itself will tell. */
async function freeBytesOf(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return Math.min(bavail * bsize, Number.MAX_SAFE_INTEGER);
  } catch {
    return Number.MAX_SAFE_INTEGER;
  }
}

function failed(error: unknown) {
  return isDiskFull(error) ? fail('store/full') : fail('store/journal-failed', { cause: errnoOf(error) || 'unknown' });
}
