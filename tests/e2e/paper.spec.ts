import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { axeViolations, foreignColours } from '#tests/a11y/palette-colours.ts';
import { pdfPages } from '#tests/paper/pdf-text.ts';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld } from './world.ts';

/** Documents made aboard with the link cut: seen, saved, and read back out of the file. */
test.describe.configure({ mode: 'serial' });

const WHAT = 'A USB stick was put into the chart PC without a scan.';

let world: E2eWorld;
let context: BrowserContext;
let page: Page;
let number = '';
const foreign: string[] = [];

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  world.link.setLink(false);
  context = await browser.newContext();
  page = await context.newPage();
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['blob:', 'data:'].includes(url.protocol) && url.origin !== new URL(world.vessel.url).origin)
      foreign.push(request.url());
  });
  await page.goto(world.vessel.url);
  await person.setUpShip(page);
  number = await person.fileReport(page, WHAT);
});

test.afterAll(async () => {
  await context?.close();
  await world?.close();
});

/** What the PDF that is saved says, page by page. */
async function savedPdf(): Promise<readonly string[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save PDF' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  return pdfPages(new Uint8Array(readFileSync(await download.path())));
}

test('a report as PDF: previewed, saved, in another language', async () => {
  await person.goTo(page, 'Reports');
  await page.getByRole('row', { name: new RegExp(number) }).click();
  await page.getByRole('button', { name: 'Print or PDF' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('canvas')).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByRole('group', { name: 'Preview of the document' })).toContainText(WHAT);
  expect(await axeViolations(page)).toEqual([]);
  expect(await foreignColours(page)).toEqual([]);
  const english = (await savedPdf()).join(' ');
  expect(english).toContain(number);
  expect(english).toContain(WHAT);
  await dialog
    .getByRole('combobox', { name: 'Language of the print' })
    .or(dialog.getByLabel('Language of the print'))
    .first()
    .click();
  await page.getByRole('option', { name: 'Русский' }).click();
  await expect(dialog.locator('canvas')).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByRole('button', { name: 'Save PDF' })).toBeEnabled({ timeout: 60_000 });
  const russian = (await savedPdf()).join(' ');
  expect(russian).toContain('Общие сведения');
  expect(russian).toContain(WHAT);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

/** The bytes behind a button that saves. */
async function saved(button: string): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return new Uint8Array(readFileSync(await download.path()));
}

test('a drill card for posting, in two languages', async () => {
  await person.visit(page, '/drills/scenario/S01');
  await page.getByRole('button', { name: 'Print or PDF' }).click();
  await expect(page.getByRole('dialog').locator('canvas')).toBeVisible({ timeout: 60_000 });
  const text = (await savedPdf()).join(' ');
  expect(text).toContain('GNSS spoofing');
  expect(text).toContain('DRILL');
  await page.keyboard.press('Escape');
});

for (const [path, says] of [
  ['/scorecard', 'One-page checklist'],
  ['/gaps', 'Priority = missing points'],
  ['/policy', 'Backup routine'],
] as const)
  test(`the paper of ${path} is made on its page`, async () => {
    await person.visit(page, path);
    await page.getByRole('button', { name: 'Print or PDF' }).click();
    await expect(page.getByRole('dialog').locator('canvas')).toBeVisible({ timeout: 60_000 });
    expect((await savedPdf()).join(' ')).toContain(says);
    await page.keyboard.press('Escape');
  });

test('a list as filtered, as CSV and XLSX', async () => {
  await person.goTo(page, 'Reports');
  await page.getByRole('button', { name: 'Export' }).click();
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV for a spreadsheet' }).click(),
  ]);
  const lines = readFileSync(await csv.path(), 'utf8').split('\r\n');
  expect(lines[0]).toContain('number,createdAt,updatedAt,voided');
  expect(lines[1]).toContain(`${number},20`);
  expect(lines[1]).toContain('nearMiss');
  await page.getByRole('button', { name: 'Export' }).click();
  const [xlsx] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Excel (XLSX)' }).click(),
  ]);
  const parts = unzipSync(new Uint8Array(readFileSync(await xlsx.path())));
  expect(Object.keys(parts).join(' ')).toContain('xl/worksheets');
});

test('an inspection pack: stopped, then made, and proven file by file', async () => {
  await person.goTo(page, 'Papers');
  await page.getByRole('button', { name: 'Make the pack' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Stopped. Nothing was written.')).toBeVisible();
  await page.getByRole('button', { name: 'Make the pack' }).click();
  await expect(page.getByText(/^Ready: 1 record,/)).toBeVisible({ timeout: 200_000 });
  const files = unzipSync(await saved('Save the ZIP'));
  const names = Object.keys(files);
  expect(names).toEqual(expect.arrayContaining([`records/${number}.pdf`, `records/${number}.json`, 'log/log.ndjson']));
  const sums = strFromU8(files['SHA256SUMS.txt'] ?? new Uint8Array())
    .trim()
    .split('\n');
  expect(sums).toHaveLength(names.length - 1);
  for (const line of sums) {
    const [hash, name = ''] = line.split('  ');
    expect(
      createHash('sha256')
        .update(files[name] ?? '')
        .digest('hex'),
      name,
    ).toBe(hash);
  }
  const pdf = (await pdfPages(files['inspection-pack.pdf'] ?? new Uint8Array())).join(' ');
  expect(pdf).toContain(WHAT);
  expect(pdf).toContain('Inspection pack');
  // The verifier in the pack proves the log in the pack, outside of everything.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-pack-'));
  for (const name of ['log.ndjson', 'verify.mjs'])
    writeFileSync(path.join(folder, name), files[`log/${name}`] ?? new Uint8Array());
  const verified = spawnSync(process.execPath, ['verify.mjs', 'log.ndjson'], { cwd: folder, encoding: 'utf8' });
  expect(verified.status, verified.stdout + verified.stderr).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

test('nothing was asked of anybody but the app itself', () => {
  expect(foreign).toEqual([]);
});
