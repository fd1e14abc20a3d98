import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { exportFile } from '#shared/files/export-file.ts';
import { receiversOf } from '#shared/files/receivers.ts';
import { linkKnown } from '#shared/sync/exchange-client.ts';
import { addVessel } from '#shore/hub/company.ts';
import { nodeRandom } from '#shore/hub/crypto/node-keys.ts';
import { compressor, makeShip, writeAsset } from '#tests/hub/world.ts';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/** A ship without any link and its shore, by files alone: mail or a stick, as people do it. */
test.describe.configure({ mode: 'serial' });

type Mail = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

let world: E2eWorld;
let contexts: BrowserContext[] = [];
let ship: Page;
let desk: Page;
let reportNumber = '';
let fromShip: Mail;
let fromShore: Mail;

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  for (let i = 0; i < 2; i++)
    contexts.push(await browser.newContext({ viewport: { width: 1366, height: 1000 }, acceptDownloads: true }));
  [ship, desk] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
});

test.afterAll(async () => {
  for (const context of contexts) await context.close();
  contexts = [];
  await world?.close();
});

function panel(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true });
}

async function writeFile(page: Page): Promise<Mail> {
  await person.goTo(page, 'Sync');
  const saved = page.waitForEvent('download');
  await panel(page, 'Export to file').getByRole('button', { name: 'Write file' }).click();
  const download = await saved;
  const stream = await download.createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  await expect(panel(page, 'Export to file').getByText('Saved')).toBeVisible();
  return { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer: Buffer.concat(parts) };
}

async function choose(page: Page, ...files: Mail[]): Promise<void> {
  await person.goTo(page, 'Sync');
  await panel(page, 'Import a file').locator('input[type=file]').setInputFiles(files);
}

async function take(page: Page, file: Mail): Promise<void> {
  await choose(page, file);
  await panel(page, 'Import a file').getByRole('button', { name: 'Take it in' }).click();
}

test('a ship that has called once loses its link, reports, and writes a file', async () => {
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  await person.connect(ship, await world.newCode());
  world.link.setLink(false);
  reportNumber = await person.fileReport(ship, 'The ECDIS asks for a licence key.');
  fromShip = await writeFile(ship);
  expect(fromShip.name).toBe('imo9074729-to-shore-0001.bulwark');
  await expect(panel(ship, 'Files written here')).toContainText('Not confirmed yet');
  await person.goTo(ship, 'Reports');
  await expect(ship.getByRole('row', { name: new RegExp(reportNumber) })).toContainText('Queued');
  await ship.getByRole('row', { name: new RegExp(reportNumber) }).click();
  await expect(ship.getByText('Written to file no. 1; not confirmed yet.')).toBeVisible();
});

test('shore sees what is in the file, takes it, and has the report', async () => {
  await desk.goto(world.hub.url);
  await person.signIn(desk, STAFF.username, STAFF.password);
  await person.openVessel(desk, 'MV Test Pioneer');
  await choose(desk, fromShip);
  const imports = panel(desk, 'Import a file');
  await expect(imports).toContainText('PC A of the ship');
  await expect(imports).toContainText(/Report: 1/);
  await imports.getByRole('button', { name: 'Take it in' }).click();
  await expect(imports.getByText(/File no\. 1 from PC A of the ship is taken in/)).toBeVisible();
  await person.goTo(desk, 'Reports');
  await expect(desk.getByRole('row', { name: new RegExp(reportNumber) })).toBeVisible();
});

test('a file twice, cut, damaged, of another kind and of another vessel is told in a plain sentence', async () => {
  const imports = panel(desk, 'Import a file');
  await take(desk, fromShip);
  await expect(imports.getByText('Nothing new: all that is in this file is here already.')).toBeVisible();
  await choose(desk, { ...fromShip, buffer: fromShip.buffer.subarray(0, fromShip.buffer.length - 40) });
  await expect(imports.getByText('The end of this file is missing')).toBeVisible();
  const bad = Buffer.from(fromShip.buffer);
  bad[bad.length >> 1] = (bad[bad.length >> 1] as number) ^ 1;
  await choose(desk, { ...fromShip, buffer: bad });
  await expect(imports.getByText('This file was damaged or changed on the way.')).toBeVisible();
  await choose(desk, { name: 'report.bulwark', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 and more') });
  await expect(imports.getByText('This file is not a Bulwark exchange file.')).toBeVisible();

  const { hub, company } = world;
  await addVessel(hub.hub.context, company.id, { vessel: 'imo9319466', name: 'MV Other' });
  const other = await makeShip(hub.hub, company, hub.url, { vessel: 'imo9319466' });
  await writeAsset(other, { name: 'VDR' });
  const to = receiversOf(other.replica.state).filter((r) => r.isHub);
  const order = { kind: 'update', to, known: () => linkKnown(other.replica), partBytes: 200_000 } as const;
  const written = await exportFile(other.replica, order, { compressor, random: nodeRandom });
  if (!written.ok) throw new Error(written.error.code);
  const foreign = { ...fromShip, buffer: Buffer.from(written.value.parts[0] as Uint8Array) };
  await choose(desk, foreign);
  await expect(imports.getByText('This exchange file is for another vessel.')).toBeVisible();
  await choose(ship, foreign);
  await expect(panel(ship, 'Import a file').getByText('This file is not for this device.')).toBeVisible();
});

test('shore answers, orders something, and writes a file back', async () => {
  await person.goTo(desk, 'Reports');
  await desk.getByRole('row', { name: new RegExp(reportNumber) }).click();
  await desk.getByLabel('Your answer').fill('Do not pay. We call the maker.');
  await desk.getByRole('button', { name: 'Send the answer' }).click();
  await expect(desk.getByText('Do not pay. We call the maker.').first()).toBeVisible(); // below it the history says so too
  await person.goTo(desk, 'Messages');
  await desk.getByRole('textbox', { name: 'Subject' }).fill('Check all licence dongles');
  await desk.getByRole('textbox', { name: 'Text', exact: true }).fill('By the next port.');
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(desk.getByText('on the hub, waits for the ship')).toBeVisible();
  await expect(panel(desk, 'Sent to MV Test Pioneer')).toContainText('On the hub');
  fromShore = await writeFile(desk);
  expect(fromShore.name).toBe('imo9074729-to-ship-0001.bulwark');
});

test('the answer is there without any link, the report is stored ashore, and the message is read', async () => {
  await take(ship, fromShore);
  await expect(panel(ship, 'Import a file')).toContainText('The other side confirms what it has stored.');
  await expect(panel(ship, 'Files written here')).toContainText('Confirmed by shore');
  await person.goTo(ship, 'Reports');
  await expect(ship.getByRole('row', { name: new RegExp(reportNumber) })).toContainText('Answered');
  await person.goTo(ship, 'Messages');
  await ship.getByRole('button', { name: 'Open: Check all licence dongles' }).click();
  await expect(ship.getByText('By the next port.')).toBeVisible();
  await ship.getByRole('button', { name: 'I have read it' }).click();
  await expect(panel(ship, 'From shore')).toContainText('Read');
  await take(desk, await writeFile(ship));
  await expect(panel(desk, 'Import a file').getByText(/is taken in/)).toBeVisible();
  await person.goTo(desk, 'Messages');
  await expect(panel(desk, 'Sent to MV Test Pioneer')).toContainText(`read by ${person.MASTER}`);
});

test('an urgent text stands on the screen as codes', async () => {
  await person.goTo(ship, 'Sync');
  await ship.getByRole('button', { name: 'Isolate' }).first().click();
  await ship.getByRole('dialog').getByRole('textbox').fill('Strange traffic');
  await ship
    .getByRole('dialog')
    .getByRole('button', { name: /Isolate|Cut/ })
    .click();
  await panel(ship, 'Urgent text as codes').getByRole('button', { name: 'Show codes' }).click();
  await expect(ship.getByRole('img', { name: 'Code 1 of 1' })).toBeVisible();
});
