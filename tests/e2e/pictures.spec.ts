import path from 'node:path';
import { expect, test } from '@playwright/test';
import { demoShip } from '#tests/demo/demo-ship.ts';
import * as person from './driver.ts';
import { makeWorld } from './world.ts';

/** The pictures of the README, of the real app on the demonstration ship: BULWARK_PICTURES=1 takes them anew. */
const pictures = path.resolve(import.meta.dirname, '../../docs/pictures');

if (process.env.BULWARK_PICTURES)
  test('the pictures of the README', async ({ page }) => {
    test.setTimeout(300_000);
    const world = await makeWorld({
      '/config.json': { role: 'vessel', hubUrl: null, demo: true },
      '/demo.json': { ...demoShip(1), master: { name: person.MASTER, pin: person.PIN }, enrolmentCode: null },
    });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(world.vessel.url);
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 240_000 });
    await person.fileReport(page, 'A USB stick was put into the chart PC without a scan.');
    await person.fileReport(page, 'Somebody called on VHF and asked for the password of the mail server.', 'Hazard');
    await person.connect(page, await world.newCode());
    world.link.setLink(false);
    await person.fileReport(page, 'The firewall of the crew network stood open after the port call.', 'Non-conformity');
    await person.visit(page, '/');
    await expect(page.getByRole('region', { name: 'Last reports' }).getByRole('listitem').first()).toBeVisible();
    await expect(page.getByText('Looking through the records')).toHaveCount(0);
    await page.screenshot({ path: path.join(pictures, 'today-day.png') });
    await page.getByRole('button', { name: /^Display light/ }).click();
    await page.getByRole('menuitemradio', { name: 'Night' }).click();
    await person.goTo(page, 'Reports');
    await expect(page.getByRole('row').nth(5)).toContainText('NCR-');
    await page.mouse.move(640, 790);
    await page.screenshot({ path: path.join(pictures, 'reports-night.png') });
    await world.close();
  });
