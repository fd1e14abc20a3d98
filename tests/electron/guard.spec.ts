import { expect, type ShipApp, test } from './ship-app.ts';

/** Leaves a page the chance to do what it should not: everything asked before is answered when this is. */
async function settled({ page }: ShipApp): Promise<void> {
  await page.evaluate(() => window.ship['app:info']());
}

test('our page cannot be led away', async ({ launch }) => {
  const ship = await launch();
  const home = ship.page.url();
  for (const address of [
    'https://example.org/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'data:text/html,x',
    'javascript:document.title="x"',
    'app://evil/index.html',
    '/other.html',
  ]) {
    await ship.page.evaluate((to) => {
      location.href = to;
    }, address);
    await settled(ship);
    expect(ship.page.url(), address).toBe(home);
    await expect(ship.page.locator('#state')).toHaveText('ready');
  }
  await ship.page.evaluate(() => {
    const form = document.createElement('form');
    form.action = 'https://example.org/';
    document.body.append(form);
    form.submit();
  });
  await settled(ship);
  expect(ship.page.url()).toBe(home);
});

test('a reload is our page again, and views change by the fragment', async ({ launch }) => {
  const { page } = await launch();
  await page.evaluate(() => {
    location.hash = '#/drills';
  });
  await expect(page).toHaveURL(/#\/drills$/);
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(() => {
      Object.assign(window, { wasHere: true });
      location.reload();
    }),
  ]);
  expect(await page.evaluate(() => 'wasHere' in window)).toBe(false);
  await expect(page.locator('#state')).toHaveText('ready');
});

test('links to the web open in the browser, once, and no window of ours opens', async ({ launch }) => {
  const ship = await launch();
  await ship.page.locator('#blank').click();
  await expect.poll(ship.openedOutside).toEqual(['https://example.org/blank']);
  await ship.page.evaluate(() => {
    window.open('https://example.org/opened');
    window.open('file:///etc/passwd');
    window.open('javascript:alert(1)');
    window.open('about:blank');
    window.open(location.href);
  });
  await settled(ship);
  await expect.poll(ship.openedOutside).toEqual(['https://example.org/blank', 'https://example.org/opened']);
  await expect.poll(() => ship.page.context().pages().length).toBe(1);
});

test('only plain web addresses are handed to the system', async ({ launch }) => {
  const ship = await launch();
  const open = (url: string) => ship.page.evaluate((to) => window.ship['external:open']({ url: to }), url);
  expect(await open('https://www.imo.org/en')).toEqual({ ok: true, value: null });
  for (const attack of [
    'file:///C:/Windows/System32/calc.exe',
    '\\\\evil\\share\\run.exe',
    'javascript:alert(1)',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'https://good.example@evil.example',
    'https:\\\\evil.example',
    ' https://example.org',
    'https://example.org\u0000.exe',
    'app://ship/index.html',
  ])
    expect(await open(attack), attack).toEqual({ ok: false, error: { code: 'input/invalid' } });
  expect(await ship.openedOutside()).toEqual(['https://www.imo.org/en']);
});

test('no permission is granted but those of the table', async ({ launch, host }) => {
  const ship = await launch();
  expect(await ship.isPermitted('persistent-storage')).toBe(true);
  for (const permission of ['geolocation', 'camera', 'microphone', 'notifications', 'midi'] as PermissionName[])
    expect(await ship.isPermitted(permission), permission).toBe(false);
  expect(host === 'electron' || (await ship.isPermitted('clipboard-sanitized-write' as PermissionName))).toBe(true);
});

test('Chromium is kept off the network whatever a page tries', async ({ launch }) => {
  const ship = await launch();
  const reached = await ship.page.evaluate(async () => {
    const tries = [
      () => fetch('http://127.0.0.1:9/'),
      () => fetch('https://example.org/'),
      () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket('ws://127.0.0.1:9/');
          socket.onopen = resolve;
          socket.onerror = reject;
        }),
      async () => {
        if (!navigator.sendBeacon('https://example.org/', 'x')) throw new Error('refused');
      },
    ];
    const results = await Promise.allSettled(tries.map((attempt) => Promise.resolve().then(attempt)));
    return results.slice(0, 3).map((result) => result.status);
  });
  expect(reached).toEqual(['rejected', 'rejected', 'rejected']);
});
