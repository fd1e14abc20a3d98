import { ipcContract } from '#shared/ipc/contract.ts';
import { expect, test } from './ship-app.ts';

const ours = { origin: 'app://ship', url: 'app://ship/index.html', isMainFrame: true, isOwnWindow: true };

test('the bridge has a function per channel, is frozen, and is all there is', async ({ launch }) => {
  const { page } = await launch();
  const bridge = await page.evaluate(() => {
    const ship = window.ship as unknown as Record<string, unknown>;
    return {
      names: Object.keys(ship).sort(),
      types: [...new Set(Object.values(ship).map((part) => typeof part))],
      isFrozen: Object.isFrozen(ship),
      canChange: Reflect.set(ship, 'app:quit', null) || Reflect.set(ship, 'more', null),
      canReplace: Reflect.set(window, 'ship', {}) || Reflect.deleteProperty(window, 'ship'),
      leaks: ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer', '__ipcInvoke'].filter(
        (name) => name in window,
      ),
    };
  });
  expect(bridge).toEqual({
    names: [...Object.keys(ipcContract), 'on'].sort(),
    types: ['function'],
    isFrozen: true,
    canChange: false,
    canReplace: false,
    leaks: [],
  });
});

test('says what it runs on', async ({ launch }) => {
  const { page } = await launch();
  expect(await page.evaluate(() => window.ship['app:info']())).toEqual({
    ok: true,
    value: {
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      platform: { linux: 'linux', darwin: 'macos', win32: 'windows' }[process.platform as string],
      isPackaged: false,
      isDemo: false,
      osLocale: 'en-GB',
      palette: 'day',
      hubOrigin: null,
      isIsolated: false,
      secretProtection: expect.stringMatching(/^(os|none)$/),
      canWrite: true,
      writtenByVersion: null,
    },
  });
});

test('bytes cross both ways as they are', async ({ launch }) => {
  const { page } = await launch();
  const back = await page.evaluate(async () => {
    const all = Uint8Array.from({ length: 256 }, (_, n) => n);
    const inside = new Uint8Array(all.buffer, 100, 50);
    await window.ship['journal:append']({ entries: [all, inside, new Uint8Array()] });
    const read = await window.ship['journal:read']({ from: 0, maxBytes: 100_000 });
    if (!read.ok) throw new Error(read.error.code);
    return read.value.items.map((item) =>
      item.kind === 'entry' ? [item.bytes instanceof Uint8Array, ...item.bytes] : [],
    );
  });
  const all = Array.from({ length: 256 }, (_, n) => n);
  expect(back).toEqual([[true, ...all], [true, ...all.slice(100, 150)], [true]]);
});

test('a large append crosses, too', async ({ launch }) => {
  const { page } = await launch();
  const result = await page.evaluate(() =>
    window.ship['journal:append']({ entries: [new Uint8Array(4 * 1024 * 1024), new Uint8Array(4 * 1024 * 1024)] }),
  );
  expect(result).toEqual({ ok: true, value: { first: 0, count: 2 } });
});

test('bad arguments are refused with a code, whatever they are', async ({ launch }) => {
  const { page } = await launch();
  const answers = await page.evaluate(async () => {
    const ship = window.ship as unknown as Record<string, (args?: unknown) => Promise<unknown>>;
    const call = (name: string, args?: unknown) => ship[name]?.(args);
    return [
      await call('journal:append'),
      await call('journal:append', { entries: ['text'] }),
      await call('journal:append', { entries: [new Uint8Array(1)], more: 1 }),
      await call('journal:read', { from: -1, maxBytes: 10 }),
      await call('secret:get', { name: '../settings' }),
      await call('sync:exchange', {
        hubUrl: 'http://x',
        path: '/ HTTP/1.1\r\nX: 1',
        body: new Uint8Array(),
        timeoutMs: 1,
      }),
      await call('app:info', { unexpected: true }),
      await call('file:save', { suggestedName: 'a', bytes: 'text' }),
    ];
  });
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'ipc/bad-args' } });
});

test('nobody but the main frame of our window is answered', async ({ launch }) => {
  const ship = await launch();
  expect(await ship.invokeAs({ ...ours, channel: 'app:info', args: [] })).toMatchObject({ ok: true });
  for (const stranger of [
    { isMainFrame: false },
    { isOwnWindow: false },
    { origin: 'null' },
    { origin: 'https://ship' },
    { origin: 'app://ship.evil' },
    { url: 'about:blank' },
    { url: 'https://example.org/?app://ship/' },
  ]) {
    for (const channel of Object.keys(ipcContract)) {
      expect(
        await ship.invokeAs({ ...ours, ...stranger, channel, args: [] }),
        `${JSON.stringify(stranger)} ${channel}`,
      ).toEqual({ ok: false, error: { code: 'ipc/untrusted-sender', params: { channel } } });
    }
  }
});

test('a frame inside our page has no bridge', async ({ launch }) => {
  const { page } = await launch();
  const inside = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return 'ship' in (frame.contentWindow as object);
  });
  expect(inside).toBe(false);
});

test('events reach the page', async ({ launch }) => {
  const ship = await launch();
  await ship.emitPower('resume');
  await expect.poll(() => ship.page.evaluate(() => window.heard)).toEqual(['resumed']);
});

test('the palette is remembered for the next window', async ({ launch }) => {
  const first = await launch();
  await first.page.evaluate(() => window.ship['app:set-palette']({ palette: 'night' }));
  await first.quit();
  const second = await launch({ profile: first.profile });
  expect(await second.page.evaluate(() => window.ship['app:info']())).toMatchObject({ value: { palette: 'night' } });
  expect((await second.backgroundColor()).toLowerCase()).toBe('#000000');
});
