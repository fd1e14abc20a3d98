import { describe, expect, test } from 'vitest';
import { checkFile } from './check.ts';

function messages(file: string, text: string): readonly string[] {
  return checkFile(file, text).map(({ line, message }) => `${line}: ${message}`);
}

/** The code is fine in `good` and refused in `bad`, with a message that has the given words. */
type Case = {
  readonly what: string;
  readonly code: string;
  readonly good: string;
  readonly bad: string;
  readonly says: string;
};

const CASES: readonly Case[] = [
  {
    what: 'shared/sync may import shared/merge and not the other way round',
    code: `import { fold } from '#shared/merge/fold.ts';`,
    good: 'shared/sync/ship.ts',
    bad: 'shared/oplog/op.ts',
    says: 'shared/oplog may not import shared/merge',
  },
  {
    what: 'a relative path counts like a path from the root',
    code: `import { fold } from '../merge/fold.ts';`,
    good: 'shared/protocol/wire.ts',
    bad: 'shared/domain/kind.ts',
    says: 'shared/domain may not import shared/merge',
  },
  {
    what: 'a type import counts too',
    code: `import type { Hub } from '#shore/hub/server.ts';`,
    good: 'shore/cli/main.ts',
    bad: 'renderer/app/app.tsx',
    says: 'renderer/app may not import shore/hub',
  },
  {
    what: 'a re-export counts too',
    code: `export { button } from '#renderer/ui/button.tsx';`,
    good: 'renderer/features/drills/index.ts',
    bad: 'renderer/data/database.ts',
    says: 'renderer/data may not import renderer/ui',
  },
  {
    what: 'a dynamic import counts too',
    code: `const load = () => import('#renderer/data/database.ts');`,
    good: 'renderer/features/drills/screen.tsx',
    bad: 'renderer/ui/table.tsx',
    says: 'renderer/ui may not import renderer/data',
  },
  {
    what: 'an import type counts too',
    code: `export type Op = import('#shared/oplog/op.ts').Op;`,
    good: 'shared/merge/fold.ts',
    bad: 'shared/ipc/channels.ts',
    says: 'shared/ipc may not import shared/oplog',
  },
  {
    what: 'a worker address counts too',
    code: `new Worker(new URL('../data/worker.ts', import.meta.url), { type: 'module' });`,
    good: 'renderer/data/start.ts',
    bad: 'renderer/ui/start.ts',
    says: 'renderer/ui may not import renderer/data',
  },
  {
    what: 'ui knows no features',
    code: `import { drills } from '#renderer/features/drills/index.ts';`,
    good: 'renderer/app/routes.tsx',
    bad: 'renderer/ui/menu.tsx',
    says: 'ui knows no feature',
  },
  {
    what: 'preload imports the channel contract only',
    code: `import { channels } from '#shared/ipc/channels.ts';`,
    good: 'electron/preload/index.ts',
    bad: 'shared/base/result.ts',
    says: 'shared/base may not import shared/ipc',
  },
  {
    what: 'preload imports nothing else of shared',
    code: `import { ok } from '#shared/base/result.ts';`,
    good: 'electron/main/index.ts',
    bad: 'electron/preload/index.ts',
    says: 'electron/preload may not import shared/base',
  },
  {
    what: 'the app does not import test code',
    code: `import { fakeClock } from '#shared/testing/fake-clock.ts';`,
    good: 'shared/sync/ship.test.ts',
    bad: 'shared/sync/ship.ts',
    says: 'is for tests',
  },
  {
    what: 'shared uses no Node',
    code: `import { readFile } from 'node:fs/promises';`,
    good: 'shared/base/bytes.test.ts',
    bad: 'shared/base/bytes.ts',
    says: `shared/base may not use 'node:fs/promises'`,
  },
  {
    what: 'the renderer uses no Electron',
    code: `import { app } from 'electron';`,
    good: 'electron/main/index.ts',
    bad: 'renderer/app/app.tsx',
    says: `renderer/app may not use 'electron'`,
  },
  {
    what: 'ipcMain has one wrapper',
    code: `import { ipcMain } from 'electron';`,
    good: 'electron/main/ipc/handle.ts',
    bad: 'electron/main/ipc/files.ts',
    says: 'Register the channel with handle()',
  },
  {
    what: 'an alias does not hide ipcMain',
    code: `import { ipcMain as bus } from 'electron';`,
    good: 'electron/main/ipc/handle.ts',
    bad: 'electron/main/windows.ts',
    says: 'ipcMain',
  },
  {
    what: 'shell has one wrapper',
    code: `import { shell } from 'electron';`,
    good: 'electron/main/security/open-external.ts',
    bad: 'electron/main/menu.ts',
    says: 'checked opener',
  },
  {
    what: 'the bridge is built in preload only',
    code: `import { contextBridge, ipcRenderer } from 'electron';`,
    good: 'electron/preload/index.ts',
    bad: 'electron/main/index.ts',
    says: 'contextBridge',
  },
  {
    what: 'Dexie is used in renderer/data only',
    code: `import { Dexie } from 'dexie';`,
    good: 'renderer/data/database.ts',
    bad: 'renderer/app/start.ts',
    says: 'Use a repository',
  },
  {
    what: 'Dexie stays behind its wrapper in tests too',
    code: `import { Dexie } from 'dexie';`,
    good: 'renderer/data/database.browser.test.ts',
    bad: 'renderer/features/drills/screen.browser.test.tsx',
    says: 'Use a repository',
  },
  {
    what: 'window.ship is used in renderer/platform only',
    code: 'export const version = window.ship.version;',
    good: 'renderer/platform/bridge.ts',
    bad: 'renderer/features/sync/screen.tsx',
    says: 'only in renderer/platform',
  },
  {
    what: 'casts, brackets and destructuring do not hide window.ship',
    code: `const { ship } = globalThis as unknown as { ship: string };`,
    good: 'renderer/platform/bridge.ts',
    bad: 'renderer/ui/clock.tsx',
    says: 'globalThis.ship',
  },
  {
    what: 'shared does not read the clock',
    code: 'export const at = Date.now();',
    good: 'renderer/platform/clock.ts',
    bad: 'shared/oplog/append.ts',
    says: 'Take a Clock',
  },
  {
    what: 'shared does not read the clock with new Date()',
    code: 'export const at = new Date();',
    good: 'shore/hub/clock.ts',
    bad: 'shared/oplog/append.ts',
    says: 'Take a Clock',
  },
  {
    what: 'globalThis does not hide the clock',
    code: 'export const at = globalThis.Date.now();',
    good: 'shore/hub/clock.ts',
    bad: 'shared/oplog/append.ts',
    says: 'Take a Clock',
  },
  {
    what: 'shared does not take chance from the machine',
    code: `export const chance = Math['random']();`,
    good: 'renderer/ui/confetti.ts',
    bad: 'shared/testing/fleet.ts',
    says: 'Take a Random',
  },
  {
    what: 'shared does not write to the console',
    code: `console.log('hello');`,
    good: 'shared/base/result.test.ts',
    bad: 'shared/base/result.ts',
    says: 'whoever calls shared',
  },
  {
    what: 'shared does not sort by the language of the machine',
    code: `export const sorted = ['b', 'a'].sort((a, b) => a.localeCompare(b));`,
    good: 'renderer/ui/sort.ts',
    bad: 'shared/merge/order.ts',
    says: 'code units',
  },
  {
    what: 'every source lies in a layer',
    code: `import { ok } from '#shared/base/result.ts';`,
    good: 'shared/domain/kind.ts',
    bad: 'shared/zoo/kind.ts',
    says: 'This folder is no layer',
  },
];

describe('layers', () => {
  test.each(CASES)('$what', ({ code, good, bad, says }) => {
    expect(messages(good, code)).toEqual([]);
    expect(messages(bad, code)).toHaveLength(1);
    expect(messages(bad, code)[0]).toContain(says);
  });

  test('two folders up is refused, also in tests', () => {
    const code = `import { ok } from '../../base/result.ts';`;
    expect(messages('shared/sync/deep/ship.test.ts', code)).toEqual([
      `1: '../../base/result.ts' climbs over two folders. Write it from the root: '#shared/base/result.ts'.`,
    ]);
  });

  test('a missing extension is refused', () => {
    expect(messages('shared/domain/kind.ts', `import { ok } from '#shared/base/result';`)[0]).toContain(
      `write '#shared/base/result.ts'`,
    );
  });

  test('another feature is seen through its index.ts only', () => {
    const index = `import { openDrill } from '#renderer/features/drills/index.ts';`;
    const inside = `import { openDrill } from '#renderer/features/drills/open.ts';`;
    expect(messages('renderer/features/backups/screen.tsx', index)).toEqual([]);
    expect(messages('renderer/features/drills/screen.tsx', inside)).toEqual([]);
    expect(messages('renderer/features/backups/screen.tsx', inside)[0]).toContain(
      'another feature sees only its index.ts',
    );
    expect(messages('renderer/app/routes.tsx', inside)[0]).toContain('renderer/app sees only its index.ts');
  });

  test('all of electron cannot be taken at once', () => {
    for (const code of [`import * as electron from 'electron';`, `import electron from 'electron';`]) {
      expect(messages('electron/main/index.ts', code)[0]).toContain('the names that you need');
    }
  });

  test('a date with arguments and names that only look alike are fine in shared', () => {
    const code = [
      'export function dayOf(atMs: number, random: { bytes(n: number): Uint8Array }) {',
      '  const log = { console: 1, now: 2 };',
      '  random.bytes(1);',
      '  return [new Date(atMs).toISOString(), log.console, log.now, Math.floor(1.5)];',
      '}',
      'export type Ports = { readonly console: string };',
    ].join('\n');
    expect(messages('shared/domain/day.ts', code)).toEqual([]);
  });

  test('the line of the finding is the line of the code', () => {
    expect(checkFile('shared/base/x.ts', '\n\nexport const at = Date.now();\n')).toEqual([
      expect.objectContaining({ file: 'shared/base/x.ts', line: 3 }),
    ]);
  });

  test('tests, tools and build are not guarded; data files of an area are', () => {
    expect(messages('tests/e2e/page.spec.ts', `import x from '../../build/browser.mjs';`)).toEqual([]);
    expect(messages('renderer/vite-env.d.ts', `import 'vite/client';`)).toEqual([]);
  });
});
