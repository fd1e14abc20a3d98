import { expect, type Page, test } from '@playwright/test';
import { PALETTES } from '#renderer/ui/theme/palette.ts';
import { type GalleryServer, startGallery } from './gallery-server.ts';
import { axeViolations, brightness, cutWords, foreignColours, smallTargets } from './palette-colours.ts';

const SCENES = ['primitives', 'today', 'assets', 'report', 'merge', 'drill', 'broken'] as const;

let gallery: GalleryServer;
const problems: string[] = [];

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  gallery = await startGallery();
});

test.afterAll(async () => {
  await gallery?.close();
});

test.beforeEach(async ({ page }) => {
  problems.length = 0;
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('data:') && new URL(request.url()).origin !== new URL(gallery.url).origin)
      problems.push(`request to ${request.url()}`);
  });
});

async function open(page: Page, scene: string, query: Readonly<Record<string, string>>): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 850 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${gallery.url}?${new URLSearchParams({ scene, ...query })}`);
  await page.locator('h1').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** The parts themselves and what no page shows by itself; the pages are held to it in tests/e2e/all-palettes.spec.ts. */
const PARTS: readonly (typeof SCENES)[number][] = ['primitives', 'broken'];

for (const scene of SCENES) {
  for (const palette of PARTS.includes(scene) ? PALETTES : []) {
    test(`${scene}, ${palette}: only colours of the palette, nothing for axe, nothing refused`, async ({ page }) => {
      await open(page, scene, { palette });
      expect(await foreignColours(page)).toEqual([]);
      expect(await axeViolations(page)).toEqual([]);
      if (scene !== 'broken') expect(problems).toEqual([]);
      if (palette !== 'night') return;
      const { brightest, text } = await brightness(page);
      // The green-blue of a selection is a thousandth brighter than text: measured in the look.
      expect(brightest).toBeLessThanOrEqual(text + 0.002);
    });
  }

  test(`${scene}, Russian: nothing for axe, no word cut off, no text left in English unmarked`, async ({ page }) => {
    await open(page, scene, { lang: 'ru' });
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
    expect(await axeViolations(page)).toEqual([]);
    expect(await cutWords(page)).toEqual([]);
  });

  test(`${scene}, Arabic: the page runs from right to left`, async ({ page }) => {
    await open(page, scene, { lang: 'ar' });
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    expect(await axeViolations(page)).toEqual([]);
    await expect(page.locator('h1').first()).toHaveCSS('direction', 'rtl');
    const nav = page.getByRole('navigation');
    if (scene !== 'primitives') expect((await nav.boundingBox())?.x ?? 0).toBeGreaterThan(1000);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBe(0);
  });
}

test('everything that can be pressed is at least 44 px', async ({ page }) => {
  for (const scene of SCENES.filter((each) => each !== 'primitives')) {
    await open(page, scene, {});
    expect(await smallTargets(page), scene).toEqual([]);
  }
});

test('a dialog, a menu and a list of choices keep to the palette too', async ({ page }) => {
  for (const palette of PALETTES) {
    await open(page, 'primitives', { palette });
    await page.getByRole('button', { name: 'End drill' }).last().click();
    await expect(page.getByRole('dialog', { name: 'End the drill now?' })).toBeVisible();
    expect(await foreignColours(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('combobox', { name: 'Zone' }).click();
    await expect(page.getByRole('option', { name: 'Z2 Radio' })).toBeVisible();
    expect(await foreignColours(page)).toEqual([]);

    await open(page, 'today', { palette });
    await page.getByRole('button', { name: /^Display light/ }).click();
    await expect(page.getByRole('menuitemradio', { name: 'Night' })).toBeVisible();
    expect(await foreignColours(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
  }
});

test('palette and language change at once and move nothing', async ({ page }) => {
  await open(page, 'today', {});
  const before = await page.getByRole('button', { name: 'Start test' }).boundingBox();
  await page.getByRole('button', { name: 'Display light: Day' }).click();
  await page.getByRole('menuitemradio', { name: 'Night' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-obc-theme', 'night');
  expect(await page.getByRole('button', { name: 'Start test' }).boundingBox()).toEqual(before);

  await page.getByRole('button', { name: 'EN, language: English' }).click();
  await page.getByRole('menuitemradio', { name: 'Русский' }).click();
  await expect(page.getByRole('link', { name: 'Сегодня' })).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
});

test('the skip link is the first stop and leads past the bars', async ({ page }) => {
  await open(page, 'assets', {});
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('a page that fails leaves the bars at work and says what is safe', async ({ page }) => {
  await open(page, 'broken', {});
  await expect(page.getByRole('alert')).toContainText('Everything that was saved is still on this PC');
  await expect(page.getByRole('link', { name: 'Drills' })).toBeVisible();
});
