import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** What each dangerous thing looks like in our desktop sources, and the files that may have it. */
const CHOKE_POINTS: readonly {
  readonly what: string;
  readonly looksLike: RegExp;
  readonly onlyIn: readonly string[];
}[] = [
  {
    what: 'opening a socket',
    looksLike: /from '(node:)?(net|tls|http|https|http2|dgram|dns|undici)(\/\w+)?'/,
    onlyIn: ['electron/main/link/connect.ts', 'electron/main/link/exchange.ts'],
  },
  {
    what: 'connecting',
    looksLike: /\b(net|tls)\.(connect|createConnection)\(/,
    onlyIn: ['electron/main/link/connect.ts'],
  },
  {
    what: 'a request by fetch, WebSocket or Electron',
    looksLike: /\bfetch\(|new WebSocket|\bnet\.request|\bnet\.fetch/,
    onlyIn: [],
  },
  { what: 'answering a channel', looksLike: /ipcMain\.\w+\(/, onlyIn: ['electron/main/ipc/handle.ts'] },
  { what: 'calling a channel', looksLike: /ipcRenderer/, onlyIn: ['electron/preload/index.ts'] },
  {
    what: 'handing something to the system',
    looksLike: /\bshell\./,
    onlyIn: ['electron/main/security/open-external.ts'],
  },
  { what: 'starting a program', looksLike: /child_process|utilityProcess|worker_threads|node:cluster/, onlyIn: [] },
  { what: 'running text as code', looksLike: /\beval\(|new Function|node:vm|executeJavaScript|insertCSS/, onlyIn: [] },
  {
    what: 'an updater, telemetry or a crash reporter',
    looksLike: /autoUpdater|electron-updater|crashReporter|contentTracing/,
    onlyIn: [],
  },
  {
    what: 'weakening a window',
    looksLike: /(nodeIntegration\w*|webviewTag|allowRunningInsecureContent|experimentalFeatures): true/,
    onlyIn: [],
  },
  {
    what: 'opening a window',
    looksLike: /new BrowserWindow|new WebContentsView|new BaseWindow/,
    onlyIn: ['electron/main/window.ts'],
  },
  {
    what: 'trusting a certificate',
    looksLike: /rejectUnauthorized|setCertificateVerifyProc|certificate-error|checkServerIdentity/,
    onlyIn: [],
  },
];

const sources = readdirSync(path.join(root, 'electron'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => path.posix.join('electron', file.split(path.sep).join('/')))
  .map((file) => ({ file, code: withoutComments(readFileSync(path.join(root, file), 'utf8')) }));

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}

describe('the desktop sources', () => {
  it.each(CHOKE_POINTS)('$what: in one place', ({ looksLike, onlyIn }) => {
    expect(
      sources
        .filter(({ code }) => looksLike.test(code))
        .map(({ file }) => file)
        .sort(),
    ).toEqual([...onlyIn].sort());
  });

  it('name no channel outside the contract', () => {
    const contract = readFileSync(path.join(root, 'shared/ipc/contract.ts'), 'utf8');
    const named = sources.flatMap(({ code }) =>
      [...code.matchAll(/'([a-z]+:[a-z-]+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(10);
    const notChannels = named.filter((name) => !contract.includes(`'${name}'`) && !/^(node|media):/.test(name));
    expect(notChannels).toEqual([]);
  });
});
