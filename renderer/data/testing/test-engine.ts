import { openDeviceKeys, type PlatformCore } from '#renderer/platform/index.ts';
import type { Result } from '#shared/base/result.ts';
import { noCompressor } from '#shared/protocol/compressor.ts';
import { nobleVerifier } from '#shared/sync/enrolment.ts';
import type { NewVessel } from '../contract.ts';
import { webRandom } from '../worker/crypto.ts';
import { openEngine } from '../worker/engine.ts';
import type { Engine, EngineState } from '../worker/engine-contract.ts';
import type { Channel, EngineHost } from '../worker/host.ts';
import { memoryLocks } from '../worker/locks.ts';

export const VESSEL: NewVessel = {
  name: 'MV Test Pioneer',
  imoNumber: 'IMO 9074729',
  flag: 'PA',
  type: 'bulkCarrier',
  trade: 'worldwide',
  workingLanguage: 'en',
  flagLanguage: 'es',
  shortCode: 'TP',
  shipTimeOffsetMin: 480,
  person: { name: 'Arnel Cruz', rank: 'Master', roles: ['MASTER'] },
  pin: '2468',
};

/** Clock and timers that a test moves by hand. */
export class TestTime {
  wall = Date.UTC(2026, 10, 22, 12);
  mono = 0;
  readonly #timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  #next = 0;

  readonly clock = { now: () => this.wall };
  readonly timers = {
    monotonic: () => this.mono,
    after: (ms: number, run: () => void) => {
      const id = ++this.#next;
      this.#timers.set(id, { at: this.mono + ms, run });
      return () => void this.#timers.delete(id);
    },
  };

  /** Lets time go by, step by step, with everything that falls due in it. */
  async pass(ms: number): Promise<void> {
    const end = this.mono + ms;
    for (;;) {
      await settled();
      const due = [...this.#timers].filter(([, t]) => t.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      const [id, timer] = due;
      this.#timers.delete(id);
      this.#move(Math.max(this.mono, timer.at));
      timer.run();
    }
    this.#move(end);
    await settled();
  }

  #move(mono: number): void {
    this.wall += mono - this.mono;
    this.mono = mono;
  }
}

/** Lets everything that needs no timer of ours come to rest: transactions of the fake IndexedDB use timers of Node. */
export async function settled(turns = 40): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** What tabs of one browser share. */
export class TestBrowser {
  readonly locks = memoryLocks();
  readonly #channels = new Map<string, Set<(message: unknown) => void>>();

  channel = (name: string, onMessage: (message: unknown) => void): Channel => {
    const all = this.#channels.get(name) ?? new Set();
    this.#channels.set(name, all);
    all.add(onMessage);
    return {
      post: (message) => {
        for (const other of all) if (other !== onMessage) other(structuredClone(message));
      },
      close: () => void all.delete(onMessage),
    };
  };
}

export type TestTab = {
  readonly engine: Engine;
  readonly state: () => EngineState;
  /** Waits until what the page is shown is so; a test that waits in vain times out. */
  readonly until: (is: (state: EngineState) => boolean) => Promise<EngineState>;
};

export async function openTab(
  core: PlatformCore,
  time = new TestTime(),
  browser = new TestBrowser(),
): Promise<TestTab> {
  const host: EngineHost = {
    core,
    // Node keeps no CryptoKeys
    keys: openDeviceKeys({ kind: 'electron', secrets: core.secrets }, (task) =>
      browser.locks.exclusive('bulwark-keys', task),
    ),
    clock: time.clock,
    timers: time.timers,
    random: webRandom,
    verifier: nobleVerifier,
    locks: browser.locks,
    channel: browser.channel,
    compressor: async () => noCompressor,
    isOnline: () => true,
    freeBytes: async () => null,
  };
  const engine = openEngine(host);
  let state: EngineState | undefined;
  await engine.start((next) => {
    state = next;
  });
  const shown = () => {
    if (!state) throw new Error('the engine has not said anything');
    return state;
  };
  return {
    engine,
    state: shown,
    until: async (is) => {
      while (!is(shown())) await time.pass(100);
      return shown();
    },
  };
}

/** The Master of {@link VESSEL} with the PIN of the set-up. */
export async function unlockMaster({ engine, state }: TestTab): Promise<void> {
  const master = state().session.persons.find(({ name }) => name === VESSEL.person.name);
  must(await engine.unlock(master?.record ?? '', VESSEL.pin));
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params ?? {})}`);
  return result.value;
}
