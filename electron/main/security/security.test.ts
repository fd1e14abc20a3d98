import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { assetPath, mediaTypeOf } from './asset-path.ts';
import { externalLink } from './external-link.ts';
import { mayNavigate, mayRequest } from './navigation.ts';
import { isGranted } from './permissions.ts';
import { APP_ORIGIN, contentSecurityPolicy } from './policy.ts';
import { isTrusted, type Sender } from './trusted-frame.ts';

describe('content security policy', () => {
  it('is the one that was decided', () => {
    expect(contentSecurityPolicy()).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'",
    );
  });
});

describe('assetPath', () => {
  const root = path.resolve('/opt/bulwark/renderer');

  it('finds our files', () => {
    expect(assetPath(root, 'app://ship/')).toBe(path.join(root, 'index.html'));
    expect(assetPath(root, 'app://ship/assets/a%20b.js?v=1#x')).toBe(path.join(root, 'assets', 'a b.js'));
  });

  it.each([
    'app://ship/../main/index.js',
    'app://ship/..%2f..%2fetc/passwd',
    'app://ship/%2e%2e/main/index.js',
    'app://ship/a/..%2F..%2F..%2Fmain/index.js',
    'app://ship/..%5c..%5cwindows',
    'app://ship/..\\..\\windows',
    'app://ship/c:/windows/win.ini',
    'app://ship/index.html%00.js',
    'app://ship/index.html::$DATA',
    'app://ship/%',
    'app://ship//../../x',
    'app://ship//host/share/../../..',
    'app://other/index.html',
    'app://ship.evil/index.html',
    'app://user@ship/index.html',
    'app://ship:80/index.html',
    'file:///etc/passwd',
    'http://ship/index.html',
    'nonsense',
    '',
  ])('serves nothing outside for %s', (address) => {
    const file = assetPath(root, address);
    expect(file === null || file.startsWith(root + path.sep), String(file)).toBe(true);
  });

  it('knows the media types that browsers insist on', () => {
    expect(['a.js', 'A.MJS', 'a.wasm', 'a.woff2', 'a.exe'].map(mediaTypeOf)).toEqual([
      'text/javascript; charset=utf-8',
      'text/javascript; charset=utf-8',
      'application/wasm',
      'font/woff2',
      'application/octet-stream',
    ]);
  });
});

describe('isTrusted', () => {
  const window = {};
  const good = {
    ownContents: window,
    contents: window,
    frame: { origin: APP_ORIGIN, url: `${APP_ORIGIN}/index.html#/today`, parent: null },
  };

  it('believes the main frame of our window at our origin', () => {
    expect(isTrusted(good)).toBe(true);
  });

  it.each<[string, Sender]>([
    ['no window of ours', { ...good, ownContents: undefined, contents: undefined }],
    ['another window', { ...good, contents: {} }],
    ['a frame that is gone', { ...good, frame: null }],
    ['a frame inside ours', { ...good, frame: { ...good.frame, parent: {} } }],
    ['about:blank of ours', { ...good, frame: { ...good.frame, url: '' } }],
    ...['null', 'app://ship.evil', 'app://ship:1', 'https://ship', 'http://app', 'app://shi', 'file://', ''].map(
      (origin) => [`origin ${origin}`, { ...good, frame: { ...good.frame, origin } }] as [string, Sender],
    ),
    ['an address that only contains ours', { ...good, frame: { ...good.frame, url: `https://x/?${APP_ORIGIN}/` } }],
  ])('does not believe %s', (_, sender) => {
    expect(isTrusted(sender)).toBe(false);
  });
});

describe('externalLink', () => {
  it.each([
    ['https://www.imo.org/en/cyber?a=1#b', 'https://www.imo.org/en/cyber?a=1#b'],
    ['HTTP://10.0.0.2:8080', 'http://10.0.0.2:8080/'],
    ['https://example.org/a@b', 'https://example.org/a@b'],
  ])('opens %s', (address, href) => {
    expect(externalLink(address)).toBe(href);
  });

  it.each([
    'file:///etc/passwd',
    'file://server/share/run.exe',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>1</script>',
    'blob:https://example.org/1',
    'vbscript:x',
    'ms-msdt:/id PCWDiagnostic',
    'ms-officecmd:{}',
    'search-ms:query=x&crumb=location:\\\\evil\\share',
    'ssh://host',
    'smb://host/share',
    'ftp://host',
    'mailto:a@b.c',
    'tel:+1',
    'app://ship/index.html',
    'chrome://settings',
    'devtools://devtools',
    'view-source:https://example.org',
    '\\\\evil\\share',
    '//example.org',
    'https:\\\\example.org',
    'https:/\\example.org',
    'https:example.org',
    'https:///example.org',
    'https://good.example\\@evil.example',
    'https://good.example@evil.example',
    'https://user:pw@example.org',
    'https://@example.org',
    ' https://example.org',
    'https://example.org\n',
    'https://exam\tple.org',
    'https://example.org/\u202egpj.exe',
    'https://ex\u0430mple.org',
    'https://[::1',
    'https://',
    'http:',
    '',
  ])('refuses %j', (address) => {
    expect(externalLink(address)).toBeNull();
  });

  it('refuses what is too long, and escapes what a shell could read', () => {
    expect(externalLink(`https://example.org/${'a'.repeat(2029)}`)).toBeNull();
    expect(externalLink('https://example.org/"&calc')).toBe('https://example.org/%22&calc');
  });
});

describe('navigation', () => {
  it('is a reload of our page or nothing', () => {
    expect(mayNavigate('app://ship/index.html')).toBe(true);
    expect(mayNavigate('app://ship/index.html#/drills')).toBe(true);
    for (const address of [
      'app://ship/',
      'app://ship/index.html?x',
      'app://ship/other.html',
      'app://evil/index.html',
      'https://example.org',
      'file:///etc/passwd',
      'about:blank',
      'data:text/html,x',
      'javascript:1',
      '',
    ])
      expect(mayNavigate(address), address).toBe(false);
  });

  it('leaves Chromium no way to the network', () => {
    for (const address of ['app://ship/a.js', 'blob:app://ship/1', 'data:,x'])
      expect(mayRequest(address, APP_ORIGIN)).toBe(true);
    for (const address of [
      'https://redirector.gvt1.com/edgedl/chrome/dict/en-us-10-1.bdic',
      'http://127.0.0.1:9222',
      'app://evil/a.js',
      'ws://hub',
      'file:///etc/passwd',
      'ftp://x',
      '',
    ])
      expect(mayRequest(address, APP_ORIGIN), address).toBe(false);
  });
});

describe('permissions', () => {
  it('are those of the table, for our own frame only', () => {
    expect(isGranted('clipboard-sanitized-write', true)).toBe(true);
    expect(isGranted('persistent-storage', true)).toBe(true);
    expect(isGranted('clipboard-sanitized-write', false)).toBe(false);
    for (const permission of ['media', 'geolocation', 'notifications', 'usb', 'openExternal', 'toString', 'made-up'])
      expect(isGranted(permission, true), permission).toBe(false);
  });

  it('let our own page see through the camera, and never hear', () => {
    expect(isGranted('media', true, ['video'])).toBe(true);
    expect(isGranted('media', false, ['video'])).toBe(false);
    for (const media of [['audio'], ['video', 'audio'], ['unknown'], []])
      expect(isGranted('media', true, media), media.join()).toBe(false);
    expect(isGranted('media:audio', true)).toBe(false);
  });
});
