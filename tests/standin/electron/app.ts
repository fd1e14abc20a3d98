import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { record } from './recorder.ts';

type Preventable = { defaultPrevented: boolean; preventDefault: () => void };

export function preventable<T extends object>(more: T): T & Preventable {
  const event = Object.assign(more, {
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  });
  return event;
}

/** Where this run keeps what belongs to "the computer" and not to the app: the lock, the key ring. */
export const machineFolder = process.env['STANDIN_FOLDER'] ?? '';
mkdirSync(machineFolder, { recursive: true });

const paths: Record<string, string> = { userData: path.join(machineFolder, 'userData') };
const goodbyes: (() => Promise<unknown>)[] = [];
let windowsClose: () => boolean = () => true;
let resolveReady: () => void = () => {};
const ready = new Promise<void>((resolve) => {
  resolveReady = resolve;
});
let isEnding = false;

async function end(code: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  for (const goodbye of goodbyes) await goodbye().catch(() => {});
  process.exit(code);
}

/** Run before the process ends. */
export function beforeEnd(goodbye: () => Promise<unknown>): void {
  goodbyes.push(goodbye);
}

/** How the windows are closed when the app quits; false when one of them refuses. */
export function closeWindowsBy(close: () => boolean): void {
  windowsClose = close;
}

export function becomeReady(): void {
  resolveReady();
  app.emit('ready');
}

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = { appendSwitch: (name: string, value?: string) => record('switch', name, value) };

  whenReady = () => ready;
  enableSandbox = () => record('app.enableSandbox');
  getVersion = () => process.env['STANDIN_VERSION'] ?? '0.1.0';
  getLocale = () => process.env['STANDIN_LOCALE'] ?? 'en-GB';
  setPath = (name: string, value: string) => {
    mkdirSync(value, { recursive: true });
    paths[name] = value;
  };
  getPath = (name: string): string => {
    if (name === 'sessionData') return paths['sessionData'] ?? this.getPath('userData');
    const found = paths[name] ?? path.join(machineFolder, name);
    mkdirSync(found, { recursive: true });
    return found;
  };
  exit = (code = 0) => void end(code);

  quit = (): void => {
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented || !windowsClose()) return;
    this.emit('will-quit', preventable({}));
    void end(0);
  };

  /** A lock file with our number, as synchronous as Electron's; the first is told over a socket beside it. */
  requestSingleInstanceLock = (): boolean => {
    const lock = path.join(machineFolder, 'instance');
    const socket = path.join(machineFolder, 'instance.sock');
    if (isAlive(readNumber(lock))) {
      const told = new Promise<void>((resolve) => {
        net.connect(socket, resolve).on('error', () => resolve());
      });
      beforeEnd(() => told);
      return false;
    }
    writeFileSync(lock, String(process.pid));
    rmSync(socket, { force: true });
    net
      .createServer(() => this.emit('second-instance', {}, [], ''))
      .listen(socket)
      .unref();
    beforeEnd(async () => rmSync(lock, { force: true }));
    return true;
  };
}

export const app = new App();

function readNumber(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid: number | null): boolean {
  if (pid === null || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
