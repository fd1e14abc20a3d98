import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { SecondCopyStatus } from '#shared/ipc/contract.ts';
import { errnoOf, removeUnfinished, writeDurably } from '../files/durable.ts';
import type { SecondCopySettings, Settings } from '../settings.ts';
import { copyFolderName, endOf, MANIFEST, type Manifest, readManifest } from './copy-folder.ts';
import type { Journal } from './journal.ts';
import { itemsOf } from './segments.ts';

type Options = {
  readonly journal: Journal;
  readonly settings: Settings;
  readonly appVersion: string;
  /** The app's own folder: a copy in there is none. */
  readonly dataFolder: string;
  readonly now: () => number;
};

/** A copy that could not be trusted after it was written. */
class NotTheSame extends Error {}

/**
 * The copy of the journal in a place that the master chose: a stick, another disk. Each segment is compared, written
 * where it differs, and read back. What is read back may come from memory and not from the medium, which no program can
 * tell; the next day's comparison is made after the stick has been out, or the PC off.
 */
export class SecondCopy {
  readonly #options: Options;
  #redactionsBegun = 0;
  #redactionsEnded = 0;
  #writing: Promise<SecondCopyStatus> | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  status(): SecondCopyStatus {
    const known = this.#known;
    if (known) return known;
    return { state: 'not-chosen', folder: null, isSameDisk: false, holdsRedacted: false, goodAt: null, entries: null };
  }

  /** Errors: `input/invalid` inside our own data, `file/unreadable` when it cannot be used. */
  async choose(chosen: string): Promise<Result<SecondCopyStatus>> {
    const { settings, dataFolder, journal } = this.#options;
    try {
      const folder = await realpath(chosen);
      const own = path.relative(await realpath(dataFolder), folder);
      if (own === '' || !(own.startsWith('..') || path.isAbsolute(own))) return fail('input/invalid');
      const isSameDisk = (await stat(folder)).dev === (await stat(journal.folder)).dev;
      const known: SecondCopySettings = {
        folder,
        isSameDisk,
        state: 'never',
        holdsRedacted: false,
        goodAt: null,
        entries: null,
      };
      await settings.update({ secondCopy: known });
      return ok(known);
    } catch (error) {
      return fail('file/unreadable', { cause: errnoOf(error) });
    }
  }

  /** Around a redaction in the journal: the copy is marked before it, so that a crash cannot hide it, and follows after. */
  async duringRedaction<T>(redact: () => Promise<T>): Promise<T> {
    this.#redactionsBegun++;
    await this.#update({ holdsRedacted: true });
    const result = await redact();
    this.#redactionsEnded++;
    // A run that is under way may have read segments from before.
    await this.#writing;
    await this.write();
    return result;
  }

  /** Brings the copy up to date and reads all of it back. Calls during a run share it. */
  write(): Promise<SecondCopyStatus> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  get #known(): SecondCopySettings | null {
    return this.#options.settings.data.secondCopy;
  }

  async #update(changes: Partial<SecondCopySettings>): Promise<void> {
    const known = this.#known;
    if (known) await this.#options.settings.update({ secondCopy: { ...known, ...changes } });
  }

  async #write(): Promise<SecondCopyStatus> {
    const { journal, settings, appVersion, now } = this.#options;
    const known = this.#known;
    if (!known) return this.status();
    const folder = path.join(known.folder, copyFolderName(settings.data.installationId));
    const redactionsSeen = this.#redactionsEnded;
    try {
      // A stick that is not plugged in must not be replaced by an empty folder where it would be.
      await stat(known.folder);
      await mkdir(folder, { recursive: true });
      await removeUnfinished(folder);
      const before = await readManifest(folder);
      const copied = Math.max(before?.entries ?? 0, await endOf(folder));
      if (copied > journal.count) return await this.#end({ state: 'ahead' });

      let entries = 0;
      let isAhead = false;
      for (const segment of journal.segments()) {
        const { bytes, upTo } = await journal.readSegment(segment.name);
        const file = path.join(folder, segment.name);
        const there = await readFile(file).catch(() => null);
        entries = upTo;
        if (there && digest(there) === digest(bytes)) continue;
        if (there && holdsMore(there, bytes, segment.first, upTo)) {
          isAhead = true;
          continue;
        }
        await writeDurably(file, bytes);
        if (digest(await readFile(file)) !== digest(bytes)) throw new NotTheSame(segment.name);
      }
      if (isAhead) return await this.#end({ state: 'ahead' });
      const goodAt = now();
      const installationId = settings.data.installationId;
      const manifest: Manifest = { format: 1, installationId, entries, goodAt, writtenByVersion: appVersion };
      await writeDurably(path.join(folder, MANIFEST), JSON.stringify(manifest, null, 2));
      if ((await readManifest(folder))?.goodAt !== goodAt) throw new NotTheSame(MANIFEST);
      const holdsRedacted = this.status().holdsRedacted && this.#redactionsBegun !== redactionsSeen;
      return await this.#end({ state: 'good', goodAt, entries, holdsRedacted });
    } catch (error) {
      return await this.#end({ state: error instanceof NotTheSame ? 'failed' : 'unreachable' });
    }
  }

  async #end(changes: Partial<SecondCopySettings>): Promise<SecondCopyStatus> {
    await this.#update(changes);
    return this.status();
  }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether the copy of a segment can still be read where the journal's own is damaged. */
function holdsMore(copy: Buffer, own: Buffer, first: number, upTo: number): boolean {
  const lost = [...itemsOf(own, first, upTo)].filter((item) => item.kind === 'damaged');
  return lost.some((gap) => [...itemsOf(copy, gap.index, gap.upTo)].some((item) => item.kind !== 'damaged'));
}
