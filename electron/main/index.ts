import { app, type BrowserWindow, Menu, powerMonitor, session } from 'electron';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { EVENT_CHANNEL, type ShipEvent } from '#shared/ipc/contract.ts';
import { startDailyCare } from './daily-care.ts';
import { writeStamp } from './data-version.ts';
import { osDialogs } from './dialogs.ts';
import { errnoOf, isDiskFull, removeUnfinished } from './files/durable.ts';
import { handleAll } from './ipc/handle.ts';
import { allHandlers } from './ipc/handlers.ts';
import { Journal } from './journal/journal.ts';
import { SecondCopy } from './journal/second-copy.ts';
import { osKeyStore } from './key-store.ts';
import { Link } from './link/link.ts';
import { log, startLog, traceOf } from './log.ts';
import { Secrets } from './secrets.ts';
import { openExternal } from './security/open-external.ts';
import type { Records } from './services.ts';
import { applySessionRules, guardContents } from './session-rules.ts';
import { Settings } from './settings.ts';
import { orderlyShutdown } from './shutdown.ts';
import { prepare, type StartUp } from './start-up.ts';
import { backgroundOf, createWindow, sizeOf } from './window.ts';

const PLATFORMS = { win32: 'windows', darwin: 'macos', linux: 'linux' } as const;

const startUp = prepare();

if (app.requestSingleInstanceLock()) {
  startLog(startUp.paths.logs);
  process.on('uncaughtExceptionMonitor', (error) => log('bug', { trace: traceOf(error) }));
  void app.whenReady().then(() => start(startUp));
} else {
  // The first one shows itself; two must never write to one journal.
  app.exit(0);
}

async function start({ paths, isDemo, stamp, data }: StartUp): Promise<void> {
  const now = () => Date.now();
  const version = app.getVersion();
  log('start', { version, canWrite: data.canWrite });
  let window: BrowserWindow | undefined;
  const ownContents = () => (window?.isDestroyed() ? undefined : window?.webContents);

  if (data.canWrite) await Promise.all([paths.data, paths.secrets].map(removeUnfinished));
  const settings = await Settings.open(paths.settings, data.canWrite);
  const secrets = new Secrets(paths.secrets, osKeyStore, data.canWrite);
  const link = new Link(settings);
  // The window need not wait for a slow disk.
  const records = openRecords();

  async function openRecords(): Promise<Result<Records>> {
    try {
      const journal = await Journal.open({ folder: paths.journal, canWrite: data.canWrite });
      const { cutAtStart } = await journal.status();
      if (cutAtStart) log('journal cut', { ...cutAtStart });
      if (data.canWrite) await writeStamp(paths.stamp, stamp, version).catch(() => log('stamp not written'));
      const secondCopy = new SecondCopy({ journal, settings, appVersion: version, dataFolder: paths.data, now });
      if (data.canWrite) startDailyCare({ journal, secondCopy }, now);
      return ok({ journal, secondCopy });
    } catch (error) {
      log('journal does not open', { trace: traceOf(error), errno: errnoOf(error) });
      return isDiskFull(error)
        ? fail('store/full')
        : fail('store/journal-failed', { cause: errnoOf(error) || 'unknown' });
    }
  }

  const openLink = (address: string) => openExternal(address, link.isIsolated);

  function tell(event: ShipEvent): boolean {
    const contents = ownContents();
    contents?.send(EVENT_CHANNEL, event);
    return contents !== undefined;
  }

  guardContents(app, (address) => void openLink(address));
  applySessionRules(
    session.defaultSession,
    paths.renderer,
    (contents) => contents !== null && contents === ownContents(),
  );

  const shutdown = orderlyShutdown(app, {
    askPage: () => tell('closing'),
    finish: async () => {
      link.close();
      const opened = await records;
      if (opened.ok) await opened.value.journal.close();
      if (window && !window.isDestroyed())
        settings.update({ window: sizeOf(window) }).catch(() => log('settings not written'));
      await Promise.all([secrets.settled(), settings.settled()]);
      log('end');
    },
  });

  handleAll(
    allHandlers({
      app: {
        version,
        isDemo,
        platform: PLATFORMS[process.platform as keyof typeof PLATFORMS] ?? 'other',
        isPackaged: app.isPackaged,
        osLocale: app.getLocale(),
        quit: () => shutdown.pageIsReady(),
        paletteChanged: () => window?.setBackgroundColor(backgroundOf(settings.data.palette)),
        openExternal: openLink,
      },
      data,
      settings,
      secrets,
      link,
      records,
      dialogs: osDialogs(() => window),
    }),
    ownContents,
  );

  // On macOS copy and paste live in the menu; elsewhere it only offers what a crew should not press.
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );

  window = createWindow({
    preload: paths.preload,
    settings,
    canInspect: !app.isPackaged,
    onClose: () => app.quit(),
    mayClose: () => shutdown.isDone(),
  });

  app.on('second-instance', () => {
    if (!window || window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  powerMonitor.on('resume', () => void tell('resumed'));
}
