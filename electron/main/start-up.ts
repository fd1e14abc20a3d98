import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, protocol } from 'electron';
import { DATA_VERSION, type DataVerdict, judgeStamp, readStamp, type Stamp } from './data-version.ts';
import { APP_SCHEME } from './security/policy.ts';

export type Paths = {
  readonly data: string;
  readonly journal: string;
  readonly settings: string;
  readonly stamp: string;
  readonly secrets: string;
  readonly logs: string;
  readonly renderer: string;
  readonly preload: string;
};

export type StartUp = {
  readonly paths: Paths;
  /** Started by `npm start` with an invented ship beside its pages. */
  readonly isDemo: boolean;
  readonly stamp: Stamp | null;
  readonly data: DataVerdict;
};

/** What Chromium must be told before it starts: it has no business with any network, main speaks to the hub. */
const SWITCHES: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
];

/** Everything that has to happen before Electron is ready, in one go without waiting. */
export function prepare(): StartUp {
  app.enableSandbox();
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);

  const paths = choosePaths();
  const stamp = readStamp(paths.stamp);
  const data = judgeStamp(stamp, DATA_VERSION);
  app.setPath('sessionData', chromiumFolder(paths.data, data.canWrite));
  return { paths, isDemo: hint('BULWARK_DEMO') === '1', stamp, data };
}

/** Tests and developers may name their own folders; an installed app takes no such hint from its environment. */
function hint(name: string): string | undefined {
  return app.isPackaged ? undefined : process.env[name];
}

function choosePaths(): Paths {
  const profile = hint('BULWARK_PROFILE');
  if (profile) app.setPath('userData', profile);
  const data = app.getPath('userData');
  return {
    data,
    journal: path.join(data, 'journal'),
    settings: path.join(data, 'settings.json'),
    stamp: path.join(data, 'data-version.json'),
    secrets: path.join(data, 'secrets'),
    logs: path.join(data, 'logs'),
    renderer: hint('BULWARK_RENDERER_DIR') ?? path.join(import.meta.dirname, '../renderer'),
    preload: path.join(import.meta.dirname, '../preload/index.cjs'),
  };
}

/**
 * Chromium's own folder. It deletes databases that a newer Chromium has written, so an older app that looks at newer data
 * gets a folder of its own, with the one file in which Chromium keeps what opens our secrets.
 */
function chromiumFolder(data: string, canWrite: boolean): string {
  const usual = path.join(data, 'chromium');
  if (canWrite) return usual;
  const older = path.join(data, 'chromium-older-app');
  mkdirSync(older, { recursive: true });
  const state = path.join(usual, 'Local State');
  if (existsSync(state)) copyFileSync(state, path.join(older, 'Local State'));
  return older;
}
