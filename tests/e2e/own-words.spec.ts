import { expect, type Page, test } from '@playwright/test';
import { axeViolations } from '#tests/a11y/palette-colours.ts';
import * as person from './driver.ts';
import { makeWorld, STAFF } from './world.ts';

const FILE = {
  format: 'bulwark-texts',
  version: 1,
  edition: '2026-11',
  glossary: [{ en: 'toolbox talk', ru: 'инструктаж' }],
  texts: { en: { nav: { today: 'Overview', 'no.such': 'x' } }, ru: { nav: { today: 'Сводка' } } },
};

test('a company’s words come from a file, without a new version, reach the ship, and go again; the English stands beside on demand', async ({
  browser,
}) => {
  const world = await makeWorld();
  const contexts = [await browser.newContext(), await browser.newContext()];
  const [ship, page] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
  try {
    await ship.goto(world.vessel.url);
    await person.setUpShip(ship);
    await person.connect(ship, await world.newCode());
    await page.goto(`http://127.0.0.1:${world.hub.port}`);
    await person.signIn(page, STAFF.username, STAFF.password);
    await person.openVessel(page, person.SHIP.name);
    await person.visit(page, '/settings');
    const nav = page.getByRole('navigation');
    await expect(nav.getByRole('link', { name: 'Today' })).toBeVisible();

    const pick = (content: object) =>
      page.getByLabel('Choose a file').setInputFiles({
        name: 'words.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(content)),
      });
    await pick({ ...FILE, script: 'x' });
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Use these words' })).toHaveCount(0);

    await pick(FILE);
    await expect(page.getByText('In this file: 3 texts, 1 terms')).toHaveCount(0);
    await expect(page.getByText('In this file: 2 texts, 1 terms')).toBeVisible();
    await expect(page.getByText('nav:no.such')).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use these words' }).click();
    await expect(nav.getByRole('link', { name: 'Overview' })).toBeVisible();
    await expect(page.getByRole('rowheader', { name: 'toolbox talk' })).toBeVisible();
    await person.visit(page, '/sync');
    await page.getByRole('button', { name: 'Contact now' }).click();
    await expect(page.getByRole('button', { name: 'Contact now' })).toBeEnabled();
    await ship.getByRole('button', { name: 'Contact now' }).click();
    await expect(ship.getByRole('navigation').getByRole('link', { name: 'Overview' })).toBeVisible();
    await expect(ship.getByRole('navigation').getByRole('link', { name: 'Sync' })).toBeVisible();
    await person.visit(page, '/settings');

    await page
      .getByRole('banner')
      .getByRole('button', { name: /English/ })
      .click();
    await page.getByRole('menuitemradio', { name: 'Русский' }).click();
    await expect(nav.getByRole('link', { name: 'Сводка' })).toBeVisible();
    await page
      .getByRole('banner')
      .getByRole('button', { name: /Русский/ })
      .click();
    await page.getByRole('menuitemcheckbox').click();
    await expect(nav.getByRole('link', { name: /Сводка.*Overview/ })).toBeVisible();
    await page
      .getByRole('banner')
      .getByRole('button', { name: /Русский/ })
      .click();
    await page.getByRole('menuitemcheckbox').click();

    await page.getByRole('button', { name: 'Вернуть слова программы' }).click();
    await expect(nav.getByRole('link', { name: 'Сегодня' })).toBeVisible();
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
    await world.close();
  }
});
