import { BrowserWindow, type WebContents } from 'electron';
import type { Palette } from '#shared/ipc/contract.ts';
import { log } from './log.ts';
import { APP_PAGE } from './security/policy.ts';
import type { Settings, WindowSize } from './settings.ts';

/** `--container-background-color` of OpenBridge's palettes: what the window shows until the page is there. */
const BACKGROUND: Readonly<Record<Palette, string>> = {
  bright: '#fcfcfc',
  day: '#f7f7f7',
  dusk: '#1f1f1f',
  night: '#000000',
};

const DEFAULT_SIZE = { width: 1280, height: 800 };
/** A page that crashes again and again is left alone after this many reloads in the time. */
const RELOADS = { most: 3, withinMs: 10 * 60_000 };

type Options = {
  readonly preload: string;
  readonly settings: Settings;
  readonly canInspect: boolean;
  /** Asked to close by the person; the window stays until the app lets it go. */
  readonly onClose: () => void;
  readonly mayClose: () => boolean;
};

export function backgroundOf(palette: Palette): string {
  return BACKGROUND[palette];
}

/** What to remember for the next start. */
export function sizeOf(window: BrowserWindow): WindowSize {
  const { width, height } = window.getNormalBounds();
  return { width, height, isMaximized: window.isMaximized() };
}

/** Our only window. It appears when its page has been painted. */
export function createWindow({ preload, settings, canInspect, onClose, mayClose }: Options): BrowserWindow {
  const size = settings.data.window;
  const window = new BrowserWindow({
    ...DEFAULT_SIZE,
    ...(size ? { width: size.width, height: size.height } : {}),
    minWidth: 400,
    minHeight: 300,
    show: false,
    backgroundColor: backgroundOf(settings.data.palette),
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: canInspect,
      // A drill's clock and a sync must not slow down while another window is in front.
      backgroundThrottling: false,
    },
  });
  if (size?.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (mayClose()) return;
    event.preventDefault();
    onClose();
  });
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  reloadAfterCrash(window.webContents);
  loadPage(window.webContents).catch(() => {
    // Better an empty window than a program that seems not to start.
    log('page not loaded');
    if (!window.isDestroyed()) window.show();
  });
  return window;
}

function loadPage(contents: WebContents): Promise<void> {
  return contents.loadURL(APP_PAGE);
}

function reloadAfterCrash(contents: WebContents): void {
  let crashesAt: number[] = [];
  contents.on('render-process-gone', (_event, { reason }) => {
    log('renderer gone', { reason });
    if (reason === 'clean-exit') return;
    const now = performance.now();
    crashesAt = [...crashesAt.filter((at) => at > now - RELOADS.withinMs), now];
    if (crashesAt.length <= RELOADS.most) loadPage(contents).catch(() => log('page not loaded'));
  });
}
