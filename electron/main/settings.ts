import { randomBytes } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import * as z from 'zod/mini';
import { PALETTES } from '#shared/ipc/contract.ts';
import { errnoOf, writeDurably } from './files/durable.ts';

const secondCopy = z.object({
  folder: z.string(),
  isSameDisk: z.boolean(),
  state: z.enum(['never', 'good', 'unreachable', 'ahead', 'failed']),
  holdsRedacted: z.boolean(),
  goodAt: z.nullable(z.number()),
  entries: z.nullable(z.number()),
});

const windowSize = z.object({
  width: z.int().check(z.minimum(400)),
  height: z.int().check(z.minimum(300)),
  isMaximized: z.boolean(),
});

/** Keys that are not known here belong to a newer app and are kept. A value that makes no sense costs only itself. */
const settings = z.looseObject({
  /** Names this installation in its second copies. */
  installationId: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  palette: z.catch(z.enum(PALETTES), 'day'),
  hubOrigin: z.catch(z.nullable(z.string()), null),
  /** When it cannot be read, somebody may have pressed it. */
  isIsolated: z.catch(z.boolean(), true),
  window: z.catch(z.nullable(windowSize), null),
  secondCopy: z.catch(z.nullable(secondCopy), null),
});

export type SettingsData = z.infer<typeof settings>;
export type SecondCopySettings = z.infer<typeof secondCopy>;
export type WindowSize = z.infer<typeof windowSize>;

function fresh(): SettingsData {
  const installationId = randomBytes(8).toString('hex');
  return { installationId, palette: 'day', hubOrigin: null, isIsolated: false, window: null, secondCopy: null };
}

/** What main itself must know before any database is open: a small file, replaced as a whole. */
export class Settings {
  readonly #file: string;
  readonly #canWrite: boolean;
  #data: SettingsData;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(file: string, canWrite: boolean, data: SettingsData) {
    this.#file = file;
    this.#canWrite = canWrite;
    this.#data = data;
  }

  /** A file that cannot be understood is set aside, and the app starts isolated. */
  static async open(file: string, canWrite: boolean): Promise<Settings> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      return new Settings(file, canWrite, { ...fresh(), isIsolated: errnoOf(error) !== 'ENOENT' });
    }
    const read = settings.safeParse(parseJson(text));
    if (read.success) return new Settings(file, canWrite, read.data);
    if (canWrite) await rename(file, `${file}.damaged`).catch(() => {});
    return new Settings(file, canWrite, { ...fresh(), isIsolated: true });
  }

  get data(): Readonly<SettingsData> {
    return this.#data;
  }

  /** In force at once; resolves when it is on disk. @throws Error of the file system: then it holds until the app ends. */
  update(changes: Partial<SettingsData>): Promise<void> {
    this.#data = { ...this.#data, ...changes };
    if (!this.#canWrite) return Promise.resolve();
    const text = JSON.stringify(this.#data, null, 2);
    const done = this.#queue.then(() => writeDurably(this.#file, text));
    this.#queue = done.catch(() => {});
    return done;
  }

  /** Resolves when nothing is being written. */
  async settled(): Promise<void> {
    await this.#queue;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
