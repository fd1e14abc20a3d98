import { EventEmitter } from 'node:events';
import { protocol } from './chromium.ts';
import { record } from './recorder.ts';

type Details = { readonly isMainFrame: boolean; readonly requestingUrl: string };
type Contents = object | null;
type OnRequest = (
  contents: Contents,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: Details,
) => void;
type OnCheck = (contents: Contents, permission: string, origin: string, details: Details) => boolean;
type OnBeforeRequest = (details: { readonly url: string }, callback: (answer: { cancel?: boolean }) => void) => void;

class Session extends EventEmitter {
  readonly protocol = protocol;
  onRequest: OnRequest | null = null;
  onCheck: OnCheck | null = null;
  onBeforeRequest: OnBeforeRequest | null = null;

  readonly webRequest = {
    onBeforeRequest: (listener: OnBeforeRequest) => {
      this.onBeforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: OnRequest): void {
    this.onRequest = handler;
  }
  setPermissionCheckHandler(handler: OnCheck): void {
    this.onCheck = handler;
  }
  setDevicePermissionHandler(): void {}
  setSpellCheckerEnabled(isEnabled: boolean): void {
    record('session.setSpellCheckerEnabled', isEnabled);
  }
}

export const defaultSession = new Session();
export const session = { defaultSession };

/** Without handlers Electron grants. */
export async function askPermission(contents: Contents, permission: string, origin: string, isMainFrame: boolean) {
  const details = { isMainFrame, requestingUrl: `${origin}/index.html` };
  const { onRequest, onCheck } = defaultSession;
  const request = onRequest
    ? await new Promise<boolean>((resolve) => onRequest(contents, permission, resolve, details))
    : true;
  return { request, check: onCheck ? onCheck(contents, permission, origin, details) : true };
}

export function isRequestAllowed(url: string): boolean {
  let isCancelled = false;
  defaultSession.onBeforeRequest?.({ url }, ({ cancel }) => {
    isCancelled = cancel === true;
  });
  return !isCancelled;
}
