import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { build, type Configuration, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from './electron-builder.config.ts';
import { FUSES } from './fuses/fuses.ts';

/** What Electron's binary carries: this mark, the version of the wire, its length, and '0' or '1' per fuse. */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

let project: string;
let dist: string;

beforeAll(async () => {
  project = await mkdtemp(path.join(tmpdir(), 'package-'));
  dist = path.join(project, 'electron-dist');
  await put('package.json', {
    name: 'bulwark',
    version: '1.2.3',
    description: 'test',
    author: 'test',
    type: 'module',
    main: 'out/main/index.js',
    dependencies: { native: '1.0.0' },
    devDependencies: { electron: '45.4.1' },
  });
  for (const file of [
    'out/main/index.js',
    'out/main/index.js.map',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/renderer/assets/app.js',
    // What must stay out.
    'out/hub/main.js',
    'electron/main/index.ts',
    'shared/base/result.ts',
    'tests/electron/fixtures/localhost-test.pem',
    'node_modules/native/index.js',
    'docs/architecture.md',
    '.env',
    'package-lock.json',
  ])
    await put(file, 'x');
  await put('node_modules/native/package.json', { name: 'native', version: '1.0.0' });
  for (const locale of ['de', 'en-US', 'en-GB', 'ru', 'ar']) await put(`electron-dist/locales/${locale}.pak`, 'x');
  await putElectron(Object.keys(FUSES).length);
});
afterAll(() => rm(project, { recursive: true }));

async function put(file: string, content: string | object): Promise<void> {
  await mkdir(path.dirname(path.join(project, file)), { recursive: true });
  await writeFile(path.join(project, file), typeof content === 'string' ? content : JSON.stringify(content));
}

/** A file that has of Electron only its fuses, all as a fresh binary might have them. */
async function putElectron(fuses: number): Promise<void> {
  await mkdir(path.join(dist, 'resources'), { recursive: true });
  const wire = Buffer.concat([Buffer.from(FUSE_MARK), Buffer.of(1, fuses), Buffer.from('1'.repeat(fuses))]);
  await writeFile(path.join(dist, 'electron'), Buffer.concat([Buffer.alloc(100), wire, Buffer.alloc(100)]));
}

function pack(changes: Configuration = {}) {
  // electron-builder works on what it is given: each run gets its own.
  const { afterPack, ...plain } = config;
  const fresh: Configuration = { ...structuredClone(plain), afterPack: afterPack ?? null };
  return build({
    projectDir: project,
    targets: Platform.LINUX.createTarget('dir'),
    config: { ...fresh, electronVersion: '45.4.1', electronDist: dist, ...changes },
  });
}

describe('the package', { timeout: 60_000 }, () => {
  it('holds what out/ holds and package.json, nothing else, with every fuse set', async () => {
    await pack();
    const unpacked = path.join(project, 'dist/linux-unpacked');
    const asar = path.join(unpacked, 'resources/app.asar');
    expect(listPackage(asar, { isPack: false }).sort()).toEqual([
      '/out',
      '/out/main',
      '/out/main/index.js',
      '/out/preload',
      '/out/preload/index.cjs',
      '/out/renderer',
      '/out/renderer/assets',
      '/out/renderer/assets/app.js',
      '/out/renderer/index.html',
      '/package.json',
    ]);
    expect(JSON.parse(extractFile(asar, 'package.json').toString())).toMatchObject({ main: 'out/main/index.js' });

    expect((await readdir(path.join(unpacked, 'locales'))).sort()).toEqual([
      'ar.pak',
      'en-GB.pak',
      'en-US.pak',
      'ru.pak',
    ]);

    const wire = await getCurrentFuseWire(path.join(unpacked, 'bulwark'));
    const found = Object.fromEntries(
      Object.keys(FUSES).map((fuse) => [fuse, wire[Number(fuse) as FuseV1Options] === FuseState.ENABLE]),
    );
    expect(found).toEqual(Object.fromEntries(Object.entries(FUSES)));
  });

  it('is refused when Electron has a fuse that nobody has decided on', async () => {
    await putElectron(Object.keys(FUSES).length + 1);
    await expect(pack()).rejects.toThrow(/strictlyRequireAllFuses/);
    await putElectron(Object.keys(FUSES).length);
  });

  it('is refused with a key that electron-builder does not know', async () => {
    await expect(pack({ wni: {} } as Configuration)).rejects.toThrow(/wni/);
  });
});

describe('the configuration', () => {
  it('decides every fuse, the dangerous ones against', () => {
    const names = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
    expect(Object.keys(FUSES).map(Number).sort()).toEqual(names.sort());
    expect(FUSES).toMatchObject({
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    });
  });

  it('publishes nowhere, downloads nothing by itself, and never removes records', () => {
    expect(config.publish).toBeNull();
    expect(config.asar).toBe(true);
    expect(config.nsis).toMatchObject({ deleteAppDataOnUninstall: false });
    expect(config.mac).toMatchObject({ hardenedRuntime: true });
  });

  it('has the files that it names', async () => {
    const entitlements = await readFile(
      path.resolve(import.meta.dirname, '..', String(config.mac?.entitlements)),
      'utf8',
    );
    expect(entitlements.match(/<key>.*<\/key>/g)).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
  });
});
