import { bytes, expect, test } from './ship-app.ts';

test('a second start ends at once and brings the first to the front', async ({ launch }) => {
  const ship = await launch();
  await ship.minimize();
  expect(await ship.startAgain()).toBe(0);
  await expect.poll(ship.isFocusedAgain).toBe(true);
  expect(await ship.page.evaluate(() => window.ship['app:info']())).toMatchObject({ ok: true });
});

test('closing the window lets the page save its last words, writes them, and ends', async ({ launch }) => {
  const first = await launch();
  await expect(first.page.locator('#state')).toHaveText('ready');
  await first.closeWindow();
  expect(await first.ended).toBe(0);
  const second = await launch({ profile: first.profile });
  const page = await second.page.evaluate(() => window.ship['journal:read']({ from: 0, maxBytes: 1000 }));
  expect(page).toMatchObject({ ok: true, value: { items: [{ kind: 'entry', index: 0 }], next: null } });
  expect(page.ok && page.value.items[0]?.kind === 'entry' && [...page.value.items[0].bytes]).toEqual([
    ...bytes('last words'),
  ]);
});

test('what is being written when the page asks to quit is finished first', async ({ launch }) => {
  const first = await launch();
  // The page may be gone before its answers are: only the journal says what was written.
  const asked = first.page
    .evaluate(() => {
      const appends = Array.from({ length: 20 }, (_, n) =>
        window.ship['journal:append']({ entries: [new Uint8Array(100_000).fill(n)] }),
      );
      return Promise.all([...appends, window.ship['app:quit']()]);
    })
    .catch(() => null);
  expect(await first.ended).toBe(0);
  await asked;
  const second = await launch({ profile: first.profile });
  expect(await second.page.evaluate(() => window.ship['journal:status']())).toMatchObject({
    value: { count: 20, cutAtStart: null, damaged: [] },
  });
});
