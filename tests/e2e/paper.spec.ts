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

const ADDRESS = '10.77.66.55';
const WHAT = 'A USB stick was put into the chart PC without a scan.';
/** What the app calls a record by within: people know it by its name or number. */
const INNER_ID = /\b[A-Za-z]+\.[a-z0-9]{13}\.\d/;

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
  await person.editAsset(page, await person.addAsset(page, 'Chart PC'), 'IP addresses', ADDRESS);
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
  expect(english).not.toMatch(INNER_ID);
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
  await expect(page.getByRole('button', { name: 'Print or PDF' })).toBeFocused();
});

/** The bytes behind a button that saves, under a name that fits. */
async function saved(button: string, name = /./): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(name);
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

type Files = Readonly<Record<string, Uint8Array>>;

async function madePack(): Promise<Files> {
  await page.getByRole('button', { name: 'Make the pack' }).click();
  await expect(page.getByText(/^Ready: 1 record,/)).toBeVisible({ timeout: 200_000 });
  // The file says which days it holds, whatever stands in the fields by now.
  const from = page.getByLabel('From (day, UTC)');
  const made = await from.inputValue();
  await from.fill('2020-01-01');
  const zip = unzipSync(await saved('Save the ZIP', new RegExp(`-${made}-`)));
  await from.fill(made);
  return zip;
}

/** Each file of a pack is in its list of hashes, with the right one; and nothing else is. */
function expectProven(files: Files): void {
  const sums = strFromU8(files['SHA256SUMS.txt'] ?? new Uint8Array())
    .trim()
    .split('\n')
    .map((line) => line.split('  '));
  expect(sums.map(([, name]) => name).sort()).toEqual(
    Object.keys(files)
      .filter((name) => name !== 'SHA256SUMS.txt')
      .sort(),
  );
  for (const [hash, name = ''] of sums)
    expect(
      createHash('sha256')
        .update(files[name] ?? '')
        .digest('hex'),
      name,
    ).toBe(hash);
}

/** What somebody who looks hard finds in a file: the words of a PDF, and what is written in base64 or hex inside JSON. */
async function readable(name: string, bytes: Uint8Array): Promise<string> {
  if (name.endsWith('.pdf')) return (await pdfPages(bytes)).join(' ');
  const text = Buffer.from(bytes).toString('latin1');
  const coded = text.match(/[\w+/=-]{16,}/g) ?? [];
  return [text, ...coded.flatMap((each) => (['base64', 'hex'] as const).map((as) => Buffer.from(each, as)))]
    .map(String)
    .join(' ');
}

async function filesWithAddress(files: Files): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, bytes] of Object.entries(files))
    if ((await readable(name, bytes)).includes(ADDRESS)) found.push(name);
  return found;
}

test('an inspection pack for an outsider: stopped, then made, proven file by file, with no address in any', async () => {
  await person.goTo(page, 'Papers');
  await page.getByRole('button', { name: 'Make the pack' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Stopped. Nothing was written.')).toBeVisible();
  await expect(page.getByLabel('With the whole log')).not.toBeChecked();
  const files = await madePack();
  const names = Object.keys(files);
  expect(names).toEqual(expect.arrayContaining([`records/${number}.pdf`, `records/${number}.json`]));
  expect(names.filter((name) => name.startsWith('log/'))).toEqual([]);
  expectProven(files);
  expect(await filesWithAddress(files)).toEqual([]);
  const pdf = (await pdfPages(files['inspection-pack.pdf'] ?? new Uint8Array())).join(' ');
  expect(pdf).toContain(WHAT);
  expect(pdf).not.toMatch(INNER_ID);
  expect(pdf).toContain('Inspection pack');
  expect(pdf).toContain('Chart PC');
  expect(pdf).toContain('Without the log');
  expect(pdf).not.toContain('verify.mjs');
});

test('an inspection pack for an auditor: its verifier proves its log, which alone holds the address', async () => {
  await page.getByLabel('With the whole log').check();
  expect(await axeViolations(page)).toEqual([]);
  const files = await madePack();
  expectProven(files);
  expect(await filesWithAddress(files)).toEqual(['log/log.ndjson']);
  expect((await pdfPages(files['inspection-pack.pdf'] ?? new Uint8Array())).join(' ')).toContain('verify.mjs');
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
