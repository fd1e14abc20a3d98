import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { CommandName, Commands, FromStandIn, RecordedCall, ToStandIn } from './control.ts';

const root = path.resolve(import.meta.dirname, '../..');

export type LaunchOptions = {
  /** Folder of an earlier run to start again with; without one, a new empty computer. */
  readonly profile?: string;
  /** Pages to serve instead of out/renderer. */
  readonly rendererFolder?: string;
  /** As the operating system would say it. Default en-GB. */
  readonly locale?: string;
  /** `none` plays a Linux without a key store. */
  readonly keyStore?: 'os' | 'none';
  readonly version?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** The compiled app, running. */
export type StandIn = {
  readonly page: Page;
  /** What this computer keeps: give it to the next launch to start the same app again. */
  readonly profile: string;
  /** The app's own data folder in it. */
  readonly dataFolder: string;
  readonly send: <Name extends CommandName>(name: Name, ...value: ValueOf<Name>) => Promise<Commands[Name]['reply']>;
  /** What the app asked of the system under this name (`shell.openExternal`), in order. */
  readonly calls: (name: string) => Promise<readonly RecordedCall['args'][]>;
  /** As a power cut: main and Chromium die in the middle of whatever they do. */
  readonly kill9: () => Promise<void>;
  /** Closes in order; resolves to the exit code when everything is written. */
  readonly quit: () => Promise<number>;
  /** Resolves to the exit code when the app ends by itself. */
  readonly ended: Promise<number>;
  /** Ends it, however it stands, and removes the profile unless it was given. For `afterEach`. */
  readonly dispose: () => Promise<void>;
};

type ValueOf<Name extends CommandName> = Commands[Name]['value'] extends null ? [] : [Commands[Name]['value']];

/** Starts out/main/index.js under the stand-in and waits until its page is loaded. Needs `npm run build`. */
export async function launchStandIn(options: LaunchOptions = {}): Promise<StandIn> {
  const profile = options.profile ?? mkdtempSync(path.join(tmpdir(), 'bulwark-'));
  const child = startMain(profile, options);
  const ended = once(child, 'exit').then(([code]) => (code as number | null) ?? -1);
  let browser: Browser;
  let page: Page;
  try {
    const cdp = await loaded(child, ended);
    browser = await chromium.connectOverCDP(cdp);
    page = browser.contexts()[0]?.pages()[0] as Page;
  } catch (error) {
    child.kill('SIGKILL');
    killChromium(profile);
    throw error;
  }
  const send = commander(child);

  async function kill9(): Promise<void> {
    child.kill('SIGKILL');
    await ended;
    const disconnected = browser.isConnected() ? once(browser as never, 'disconnected') : Promise.resolve();
    killChromium(profile);
    await disconnected;
  }

  return {
    page,
    profile,
    dataFolder: dataFolderOf(profile),
    send,
    calls: async (name) => (await send('calls')).filter((call) => call.name === name).map((call) => call.args),
    kill9,
    quit: async () => {
      await send('quit').catch(() => {});
      return ended;
    },
    ended,
    dispose: async () => {
      if (child.exitCode === null && child.signalCode === null) await kill9();
      else await browser.close().catch(() => {});
      if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Starts the app a second time on the same computer; resolves to the exit code of that second process. */
export async function startSecondTime(first: StandIn, options: LaunchOptions = {}): Promise<number> {
  const [code] = await once(startMain(first.profile, options), 'exit');
  return code as number;
}

function dataFolderOf(profile: string): string {
  return path.join(profile, 'data');
}

function startMain(profile: string, options: LaunchOptions): ChildProcess {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    STANDIN_FOLDER: path.join(profile, 'computer'),
    STANDIN_LOCALE: options.locale ?? 'en-GB',
    STANDIN_KEY_STORE: options.keyStore ?? 'os',
    ...(options.version ? { STANDIN_VERSION: options.version } : {}),
    BULWARK_PROFILE: dataFolderOf(profile),
    ...(options.rendererFolder ? { BULWARK_RENDERER_DIR: options.rendererFolder } : {}),
    ...options.env,
  };
  // A test runner's own loader must not come along.
  delete env['NODE_OPTIONS'];
  return fork(path.join(root, 'out/main/index.js'), {
    cwd: root,
    env,
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', path.join(root, 'tests/standin/register.mjs')],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** @returns where Chromium listens */
function loaded(child: ChildProcess, ended: Promise<number>): Promise<string> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: FromStandIn) => {
      if (message.kind === 'loaded') resolve(message.cdp);
    });
    void ended.then((code) => reject(new Error(`The app ended with code ${code} before its page was loaded.`)));
  });
}

function commander(child: ChildProcess): StandIn['send'] {
  let lastId = 0;
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  child.on('message', (message: FromStandIn) => {
    if (message.kind === 'reply') waiting.get(message.id)?.resolve(message.value as never);
    if (message.kind === 'failed') waiting.get(message.id)?.reject(new Error(message.message));
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the app has ended'));
  });
  return (name, ...value) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      child.send({ id, name, value: value[0] ?? null } satisfies ToStandIn, (error) => {
        if (error) reject(error);
      });
    });
}

/** Chromium outlives a killed parent for a moment and would hold its profile: it is ended by its number and waited for. */
function killChromium(profile: string): void {
  for (const folder of ['chromium', 'chromium-older-app']) {
    const lock = path.join(dataFolderOf(profile), folder, 'stand-in', 'SingletonLock');
    let pid: number;
    try {
      pid = Number(/-(\d+)$/.exec(readlinkSync(lock))?.[1]);
    } catch {
      continue;
    }
    if (!isRunning(pid)) continue;
    process.kill(pid, 'SIGKILL');
    while (isRunning(pid)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    rmSync(lock, { force: true });
  }
}

/** A process that has ended but was not collected by its parent counts as ended. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
