import { APP_ORIGIN } from './policy.ts';

/** What is asked of an Electron event before it is believed. */
export type Sender = {
  /** The web contents of our own window; undefined when there is none. */
  readonly ownContents: unknown;
  readonly contents: unknown;
  readonly frame: { readonly origin: string; readonly url: string; readonly parent: unknown } | null;
};

/** A window that we made, its main frame, our exact origin. */
export function isTrusted({ ownContents, contents, frame }: Sender): boolean {
  if (ownContents === undefined || contents !== ownContents || !frame) return false;
  // The origin of about:blank is its opener's, so the address counts as well.
  const url = URL.parse(frame.url);
  return frame.parent === null && frame.origin === APP_ORIGIN && `${url?.protocol}//${url?.host}` === APP_ORIGIN;
}
