import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page, Route } from 'playwright-core';
import type { FromStandIn, InvokeAs } from '../control.ts';
import { app, closeWindowsBy, preventable } from './app.ts';
import { browserContext, cdpAddress } from './chromium.ts';
import { invoke } from './ipc-main.ts';
import { appOriginOf, toApp, toHttp } from './origins.ts';
import { runPreload } from './preload-world.ts';
import { record } from './recorder.ts';
import { isRequestAllowed } from './session.ts';

type Options = {
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly backgroundColor?: string;
  readonly webPreferences?: Readonly<Record<string, unknown>> & { readonly preload?: string };
};
type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

class WebContents extends EventEmitter {
  readonly #window: BrowserWindow;
  openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(window: BrowserWindow) {
    super();
    this.#window = window;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    record('webContents.setWebRTCIPHandlingPolicy', policy);
  }
  loadURL(address: string): Promise<void> {
    return this.#window.load(address);
  }
  send(channel: string, ...args: readonly unknown[]): void {
    this.#window.emitInPage(channel, args);
  }
}

export class BrowserWindow extends EventEmitter {
  static #all: BrowserWindow[] = [];
  static getAllWindows = () => BrowserWindow.#all;

  readonly webContents: WebContents;
  readonly options: Options;
  readonly state: { isVisible: boolean; isMinimized: boolean; focused: number; backgroundColor: string };
  readonly #page: Promise<Page>;
  #isLoading = false;

  constructor(options: Options = {}) {
    super();
    this.options = options;
    this.state = {
      isVisible: options.show !== false,
      isMinimized: false,
      focused: 0,
      backgroundColor: options.backgroundColor ?? '#ffffff',
    };
    this.webContents = new WebContents(this);
    BrowserWindow.#all.push(this);
    this.#page = this.#open();
    app.emit('web-contents-created', {}, this.webContents);
  }

  async #open(): Promise<Page> {
    const context = browserContext();
    const page = context.pages().find((other) => other.url() === 'about:blank') ?? (await context.newPage());
    // Preload first, then the rest: its script must be there before any page is.
    await page.exposeBinding('__ipcInvoke', ({ frame }, channel: string, args: readonly unknown[]) =>
      invoke({ sender: this.webContents, senderFrame: senderFrame(frame) }, channel, args),
    );
    const { preload } = this.options.webPreferences ?? {};
    if (preload) await page.addInitScript(`(${runPreload})(${JSON.stringify(readFileSync(preload, 'utf8'))})`);
    await page.route('**/*', (route) => this.#judge(page, route));
    await this.#guardOpening(page);
    page.on('close', () => this.#closed());
    page.on('crash', () => this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    return page;
  }

  /** Every request of the page: the app is asked about navigations first, as in Electron, then its session about the rest. */
  async #judge(page: Page, route: Route): Promise<void> {
    const request = route.request();
    const url = toApp(request.url());
    if (
      request.isNavigationRequest() &&
      !this.#isLoading &&
      this.#isVetoed(url, request.frame() === page.mainFrame())
    ) {
      record('navigation refused', url);
      // Answering "no content" leaves the page where it is; aborting would show an error page.
      return route.fulfill({ status: 204 });
    }
    if (isRequestAllowed(url)) return route.fallback();
    record('request refused', url);
    return route.abort();
  }

  #isVetoed(url: string, isMainFrame: boolean): boolean {
    const events = isMainFrame ? ['will-frame-navigate', 'will-navigate'] : ['will-frame-navigate'];
    return events.some((name) => {
      const event = preventable({ url, isMainFrame });
      this.webContents.emit(name, event, url);
      return event.defaultPrevented;
    });
  }

  async #guardOpening(page: Page): Promise<void> {
    const devtools = await browserContext().newCDPSession(page);
    await devtools.send('Page.enable');
    devtools.on('Page.windowOpen', ({ url }) => {
      const { action } = this.webContents.openHandler({ url: toApp(url) });
      if (action === 'allow') record('window allowed', url);
    });
    // The app has one window; whatever else opens is a page it should have refused.
    browserContext().on('page', (other) => {
      if (other === page) return;
      record('window refused');
      other.close().catch(() => {});
    });
  }

  async load(address: string): Promise<void> {
    const page = await this.#page;
    this.#isLoading = true;
    try {
      await page.goto(toHttp(address));
    } finally {
      this.#isLoading = false;
    }
    this.emit('ready-to-show');
    process.send?.({ kind: 'loaded', cdp: cdpAddress() } satisfies FromStandIn);
  }

  emitInPage(channel: string, args: readonly unknown[]): void {
    const emit = ([name, values]: readonly [string, readonly unknown[]]) => {
      (window as unknown as { __ipcEmit?: (name: string, values: readonly unknown[]) => void }).__ipcEmit?.(
        name,
        values,
      );
    };
    // A page that is going away hears nothing, as in Electron.
    this.#page.then((page) => page.evaluate(emit, [channel, args] as const)).catch(() => {});
  }

  close(): void {
    this.tryClose();
  }

  /** @returns false when the app keeps it open. */
  tryClose(): boolean {
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.#closed();
    return true;
  }

  #closed(): void {
    if (!BrowserWindow.#all.includes(this)) return;
    BrowserWindow.#all = BrowserWindow.#all.filter((other) => other !== this);
    this.emit('closed');
    if (BrowserWindow.#all.length === 0) app.emit('window-all-closed');
  }

  isDestroyed = () => !BrowserWindow.#all.includes(this);
  isMinimized = () => this.state.isMinimized;
  isMaximized = () => false;
  getNormalBounds = () => ({ x: 0, y: 0, width: this.options.width ?? 800, height: this.options.height ?? 600 });
  show(): void {
    this.state.isVisible = true;
  }
  restore(): void {
    this.state.isMinimized = false;
  }
  minimize(): void {
    this.state.isMinimized = true;
  }
  maximize(): void {}
  focus(): void {
    this.state.focused++;
  }
  setBackgroundColor(color: string): void {
    this.state.backgroundColor = color;
  }
}

function senderFrame(frame: Frame) {
  return { url: toApp(frame.url()), origin: appOriginOf(frame.url()), parent: frame.parentFrame() };
}

/** Calls a channel as somebody who is not our page. */
export function invokeAs({ origin, url, isMainFrame, isOwnWindow, channel, args }: InvokeAs) {
  const sender = isOwnWindow ? BrowserWindow.getAllWindows()[0]?.webContents : {};
  return invoke({ sender, senderFrame: { origin, url, parent: isMainFrame ? null : {} } }, channel, args);
}

closeWindowsBy(() => BrowserWindow.getAllWindows().every((window) => window.tryClose()));
