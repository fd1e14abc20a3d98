import { expect, it } from 'vitest';
import { addScheme, appOriginOf, schemeHosts, secureOrigins, toApp, toHttp } from './electron/origins.ts';

it('turns the addresses of our scheme into ones that Chromium opens, and back', () => {
  addScheme('app');
  expect(toHttp('app://ship/index.html#/today')).toBe('http://ship.app.test/index.html#/today');
  expect(toApp('http://ship.app.test:8123/a.js?v=1')).toBe('app://ship/a.js?v=1');
  expect(appOriginOf('http://ship.app.test/index.html')).toBe('app://ship');
  for (const other of ['https://example.org/', 'http://app.test/', 'http://ship.other.test/', 'about:blank']) {
    expect(toApp(other)).toBe(other);
    expect(toHttp(other)).toBe(other);
  }
  expect(appOriginOf('about:blank')).toBe('null');
  expect(schemeHosts()).toEqual(['*.app.test']);
  expect(secureOrigins('ship')).toEqual(['http://ship.app.test']);
});
