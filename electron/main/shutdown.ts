import type { App } from 'electron';

type Options = {
  /** Tells the page to save what it has. @returns false when there is no page */
  readonly askPage: () => boolean;
  /** Finishes what is being written. */
  readonly finish: () => Promise<void>;
};

/** How long the page may take to save its last words; a page that hangs must not keep the app open. */
const PAGE_WAIT_MS = 5000;

export type Shutdown = {
  /** The page has saved, or asks to close by itself. */
  readonly pageIsReady: () => void;
  readonly isDone: () => boolean;
};

/** Closing in order: the page saves, main writes what it was given, then the app goes. */
export function orderlyShutdown(app: App, { askPage, finish }: Options): Shutdown {
  let isDone = false;
  let hasBegun = false;
  let isPageReady = false;
  let pageIsReady: () => void = () => {};
  const page = new Promise<void>((resolve) => {
    pageIsReady = resolve;
  });

  async function close(): Promise<void> {
    if (!isPageReady && askPage()) {
      const deadline = setTimeout(pageIsReady, PAGE_WAIT_MS);
      await page;
      clearTimeout(deadline);
    }
    try {
      await finish();
    } finally {
      isDone = true;
      app.quit();
    }
  }

  app.on('before-quit', (event) => {
    if (isDone) return;
    event.preventDefault();
    if (hasBegun) return;
    hasBegun = true;
    void close();
  });

  return {
    pageIsReady: () => {
      isPageReady = true;
      pageIsReady();
      // A quit asked for from the page itself; when one is under way this changes nothing.
      app.quit();
    },
    isDone: () => isDone,
  };
}
