import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import type { InvokeAs } from '../standin/control.ts';
import { type LaunchOptions, launchStandIn, startSecondTime } from '../standin/launch.ts';
import { electronBinary, REAL_SUITE_SKIPPED } from './electron-binary.ts';

const root = path.resolve(import.meta.dirname, '../..');
const FIXTURE = path.join(import.meta.dirname, 'fixtures/renderer');

export type HostOptions = { host: 'stand-in' | 'electron' };

/** The running app, whichever host it runs under. */
export type ShipApp = {
  readonly page: Page;
  readonly profile: string;
  readonly dataFolder: string;
  readonly answerDialog: (answer: DialogAnswer) => Promise<void>;
  /** Addresses given to the system's browser. */
  readonly openedOutside: () => Promise<readonly string[]>;
  readonly isPermitted: (permission: PermissionName) => Promise<boolean>;
  readonly invokeAs: (call: InvokeAs) => Promise<unknown>;
  readonly emitPower: (event: 'resume') => Promise<void>;
  /** What the window shows before its page does. */
  readonly backgroundColor: () => Promise<string>;
  readonly isFocusedAgain: () => Promise<boolean>;
  readonly minimize: () => Promise<void>;
  /** Exit code of a second process on the same data. */
  readonly startAgain: () => Promise<number>;
  readonly closeWindow: () => Promise<void>;
  readonly quit: () => Promise<void>;
  readonly ended: Promise<unknown>;
  readonly kill9: () => Promise<void>;
  readonly dispose: () => Promise<void>;
};

export type DialogAnswer = { canceled: boolean; filePaths?: string[]; filePath?: string };
export type Launch = (options?: LaunchOptions) => Promise<ShipApp>;

/** `launch` starts the app with the fixture page; whatever is still running at the end of a test is ended. */
export const test = base.extend<HostOptions & { launch: Launch }>({
  host: ['stand-in', { option: true }],
  launch: async ({ host }, use, testInfo) => {
    testInfo.skip(host === 'electron' && electronBinary() === null, REAL_SUITE_SKIPPED);
    const running: ShipApp[] = [];
    const folders: string[] = [];
    await use(async (options = {}) => {
      const profile = options.profile ?? mkdtempSync(path.join(tmpdir(), 'bulwark-'));
      folders.push(profile);
      const given = { rendererFolder: FIXTURE, ...options, profile };
      const ship = host === 'stand-in' ? await underStandIn(given) : await underElectron(given);
      running.push(ship);
      return ship;
    });
    for (const ship of running) await ship.dispose();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

export { expect } from '@playwright/test';

async function underStandIn(options: LaunchOptions): Promise<ShipApp> {
  const ship = await launchStandIn(options);
  return {
    ...ship,
    answerDialog: async (answer) => void (await ship.send('dialog', answer)),
    openedOutside: async () => (await ship.calls('shell.openExternal')).map(([address]) => String(address)),
    isPermitted: async (permission) => {
      const { request, check } = await ship.send('permission', { permission });
      return request && check;
    },
    invokeAs: (call) => ship.send('invoke-as', call),
    emitPower: async (event) => void (await ship.send('power', event)),
    backgroundColor: async () => (await ship.send('window')).backgroundColor,
    minimize: async () => void (await ship.send('minimize')),
    isFocusedAgain: async () => {
      const { isMinimized, isVisible, focused } = await ship.send('window');
      return !isMinimized && isVisible && focused > 0;
    },
    startAgain: () => startSecondTime(ship, options),
    closeWindow: async () => void (await ship.send('close-window')),
    quit: async () => void (await ship.quit()),
  };
}

/** Written against the types of Electron and Playwright; it runs only where there is a binary. */
async function underElectron(options: LaunchOptions & { readonly profile: string }): Promise<ShipApp> {
  const executablePath = electronBinary() as string;
  const dataFolder = path.join(options.profile, 'data');
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const args = [...(isRoot ? ['--no-sandbox'] : []), `--lang=${options.locale ?? 'en-GB'}`, root];
  const env = {
    ...(process.env as Record<string, string>),
    BULWARK_PROFILE: dataFolder,
    BULWARK_RENDERER_DIR: options.rendererFolder ?? path.join(root, 'out/renderer'),
    ...options.env,
  };
  const start = (): Promise<ElectronApplication> => electron.launch({ executablePath, args, env });
  const app = await start();
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedOutside: opened });
    shell.openExternal = async (address) => void opened.push(address);
  });
  return {
    page: await app.firstWindow(),
    profile: options.profile,
    dataFolder,
    ended,
    answerDialog: (answer) =>
      app.evaluate(({ dialog }, given) => {
        dialog.showOpenDialog = async () => ({ filePaths: [], ...given });
        dialog.showSaveDialog = async () => ({ filePath: '', ...given });
      }, answer),
    openedOutside: () => app.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside),
    isPermitted: async (permission) => {
      const page = await app.firstWindow();
      const state = await page.evaluate(
        async (name) => (await navigator.permissions.query({ name })).state,
        permission,
      );
      return state === 'granted';
    },
    invokeAs: ({ isOwnWindow, isMainFrame, origin, url, channel, args: given }) =>
      app.evaluate(
        ({ BrowserWindow, ipcMain }, call) => {
          type Invokable = { _invokeHandlers: Map<string, (event: unknown, ...args: unknown[]) => unknown> };
          const sender = call.isOwnWindow ? BrowserWindow.getAllWindows()[0]?.webContents : {};
          const senderFrame = { origin: call.origin, url: call.url, parent: call.isMainFrame ? null : {} };
          const handler = (ipcMain as unknown as Invokable)._invokeHandlers.get(call.channel);
          return handler?.({ sender, senderFrame }, ...call.given);
        },
        { isOwnWindow, isMainFrame, origin, url, channel, given },
      ),
    emitPower: (event) => app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event),
    backgroundColor: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor() ?? ''),
    minimize: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize()),
    isFocusedAgain: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized() === false),
    startAgain: async () => {
      const second = await start().catch(() => null);
      return second?.process().exitCode ?? 0;
    },
    closeWindow: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    quit: async () => {
      await app.evaluate(({ app: main }) => main.quit()).catch(() => {});
      await ended;
    },
    kill9: async () => {
      app.process().kill('SIGKILL');
      await ended;
    },
    dispose: () => app.close(),
  };
}

/** Bytes to text and back, for what crosses the bridge. */
export const bytes = (text: string) => new TextEncoder().encode(text);
