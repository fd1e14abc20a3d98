import { readFile } from 'node:fs/promises';
import type { App, Session, WebContents } from 'electron';
import { log } from './log.ts';
import { assetPath, mediaTypeOf } from './security/asset-path.ts';
import { mayNavigate, mayRequest } from './security/navigation.ts';
import { isGranted } from './security/permissions.ts';
import { APP_ORIGIN, APP_SCHEME, responseHeaders } from './security/policy.ts';

/** Everything that holds for Chromium's session, whichever page asks: our files, no network, no permission but those listed. */
export function applySessionRules(
  session: Session,
  rendererFolder: string,
  isOwn: (contents: WebContents | null) => boolean,
) {
  session.protocol.handle(APP_SCHEME, (request) => serveFile(rendererFolder, request));

  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const isOwnFrame = isOwn(contents) && details.isMainFrame && isOurs(details.requestingUrl);
    callback(isGranted(permission, isOwnFrame, 'mediaTypes' in details ? details.mediaTypes : []));
  });
  session.setPermissionCheckHandler((contents, permission, requestingOrigin, details) => {
    const isOwnFrame = isOwn(contents) && details.isMainFrame && isOurs(requestingOrigin);
    return isGranted(permission, isOwnFrame, details.mediaType ? [details.mediaType] : []);
  });
  session.setDevicePermissionHandler(() => false);

  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !mayRequest(url, APP_ORIGIN) }));
  // Spelling dictionaries would be fetched from Google.
  session.setSpellCheckerEnabled(false);
  // Files leave through `file:save`, where a person says where to.
  session.on('will-download', (event) => event.preventDefault());
}

/** Refuses whatever a page could do to leave, open or embed something, for every web contents there ever is. */
export function guardContents(app: App, openExternal: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (mayNavigate(event.url)) return;
      log('navigation refused');
      event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      openExternal(url);
      return { action: 'deny' };
    });
  });
}

export async function serveFile(rendererFolder: string, request: Request): Promise<Response> {
  if (!['GET', 'HEAD'].includes(request.method)) return new Response(null, { status: 405 });
  const file = assetPath(rendererFolder, request.url);
  if (file === null) return new Response(null, { status: 403, headers: responseHeaders('text/plain') });
  try {
    const bytes = await readFile(file);
    const headers = responseHeaders(mediaTypeOf(file));
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers });
  } catch {
    return new Response(null, { status: 404, headers: responseHeaders('text/plain') });
  }
}

function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return `${url?.protocol}//${url?.host}` === APP_ORIGIN;
}
