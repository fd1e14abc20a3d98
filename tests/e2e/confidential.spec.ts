import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/** A report for the DPA alone: nowhere in plain on the PC or at the hub; the DPA answers, the reporter reads it. */
test.describe.configure({ mode: 'serial' });

const OPEN = 'openwordzebra was left beside the gangway.';
const SECRET = 'sealedwordgiraffe was ordered by the chief officer.';
const MATE = 'Ivan Petrov';
const PICTURE = readFileSync(path.resolve(import.meta.dirname, '../../docs/pictures/merge-day.png'));
const PHOTO = { name: 'giraffephoto.png', mimeType: 'image/png', buffer: PICTURE };
/** As a PNG begins. */
const PNG = 'IHDR';
const ANSWER = 'answerwordpelican: a superintendent comes aboard.';

let world: E2eWorld;
let shipContext: BrowserContext;
let deskContext: BrowserContext;
let ship: Page;
let desk: Page;
let number = '';
let code = '';

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  shipContext = await browser.newContext();
  deskContext = await browser.newContext();
  ship = await shipContext.newPage();
  desk = await deskContext.newPage();
});

test.afterAll(async () => {
  await shipContext?.close();
  await deskContext?.close();
  await world?.close();
});

/** Whether a word stands anywhere in what the PC keeps: every table of every database, text or bytes, and the storages. */
async function isOnPc(page: Page, word: string): Promise<boolean> {
  return page.evaluate(async (sought) => {
    const holds = (value: unknown): boolean => {
      if (typeof value === 'string') return value.includes(sought);
      if (ArrayBuffer.isView(value))
        return new TextDecoder('latin1')
          .decode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
          .includes(sought);
      if (value instanceof ArrayBuffer) return holds(new Uint8Array(value));
      if (value instanceof File) return holds(value.name);
      if (value instanceof Map) return [...value].some(holds);
      if (value instanceof Set) return [...value].some(holds);
      return typeof value === 'object' && value !== null && Object.values(value).some(holds);
    };
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    if (holds(Object.entries(localStorage)) || holds(Object.entries(sessionStorage))) return true;
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const table = db.transaction(store).objectStore(store);
        const [keys, rows] = await Promise.all([done(table.getAllKeys()), done(table.getAll())]);
        if (holds(keys) || holds(rows)) {
          db.close();
          return true;
        }
      }
      db.close();
    }
    return false;
  }, word);
}

/** How many boxes of drafts lie on the PC. */
function sealedDrafts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('bulwark');
        opening.onsuccess = () => {
          const all = opening.result.transaction('drafts').objectStore('drafts').getAllKeys();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.filter((key) => String(key).startsWith('sealed/')).length);
          };
        };
      }),
  );
}

/** Whether a word stands in any file of the hub, its database and write-ahead log included. */
function isAtHub(word: string): boolean {
  return readdirSync(world.hubFolder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(world.hubFolder, name))
    .some((file) => statSync(file).isFile() && readFileSync(file).includes(word));
}

test('a report is sealed: the rest of the PC and the hub do not have its words', async () => {
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  await person.connect(ship, await world.newCode());
  await person.addPerson(ship, MATE, 'Second officer');
  await person.fileReport(ship, OPEN);
  await person.visit(ship, '/reports');
  await expect(ship.getByRole('row', { name: /openwordzebra/ })).toBeVisible();
  await person.visit(ship, '/reports/new');
  await ship.getByRole('radio', { name: 'Confidential' }).check();
  await ship.getByRole('radio', { name: 'Near miss' }).check();
  await ship.getByLabel('What happened?').fill(SECRET);
  await expect(ship.getByText('Kept sealed on this PC until you hand it in.')).toBeVisible();
  await expect(ship.getByText(/^Kept on this PC at/)).toBeVisible();
  await ship.locator('input[type=file]').setInputFiles(PHOTO);
  await expect(ship.getByRole('button', { name: `Take out ${PHOTO.name}` })).toBeVisible();
  await expect.poll(() => sealedDrafts(ship), 'the text and the photo').toBe(2);
  for (const word of ['sealedwordgiraffe', 'new/confidential', PHOTO.name, PNG])
    expect(await isOnPc(ship, word), `${word}, while it is typed`).toBe(false);

  // Killed in the middle: somebody else at this PC finds nothing of it, its writer all of it.
  await ship.close({ runBeforeUnload: false });
  ship = await shipContext.newPage();
  await ship.goto(world.vessel.url);
  await person.unlock(ship, MATE);
  await person.visit(ship, '/reports/new');
  await expect(ship.getByRole('radio', { name: 'Open', exact: true })).toBeChecked();
  await ship.getByRole('radio', { name: 'Confidential' }).check();
  await expect(ship.getByLabel('What happened?')).toHaveValue('');
  await expect(ship.getByRole('button', { name: /^Take out/ })).toHaveCount(0);
  await ship.keyboard.press('Alt+l');
  await person.unlock(ship);
  await person.visit(ship, '/reports/new');
  await expect(ship.getByLabel('What happened?')).toHaveValue(SECRET);
  await expect(ship.getByRole('radio', { name: 'Confidential' })).toBeChecked();
  await expect(ship.getByRole('radio', { name: 'Near miss' })).toBeChecked();
  await expect(ship.getByRole('button', { name: `Take out ${PHOTO.name}` })).toBeVisible();
  await expect(ship.getByText(/^Kept on this PC at/)).toBeVisible();
  expect(await isOnPc(ship, 'sealedwordgiraffe'), 'after the restart').toBe(false);
  await ship.getByRole('button', { name: 'Hand in', exact: true }).click();
  await expect(ship.getByRole('heading', { name: 'Write this down now' })).toBeVisible();
  await expect.poll(() => sealedDrafts(ship), 'handed in: erased').toBe(1); // that of the mate, who typed nothing
  const slip = await ship.getByRole('definition').allInnerTexts();
  [number = '', code = ''] = slip;
  expect(number).toMatch(/^NCR-TP-A-\d{4}$/);
  await ship.getByRole('button', { name: 'I have it on paper' }).click();
  await person.contact(ship);
  for (const where of ['PC', 'hub'] as const) {
    const has = (word: string) => (where === 'PC' ? isOnPc(ship, word) : isAtHub(word));
    expect(await has('openwordzebra'), `the search on the ${where} finds what is open`).toBe(true);
    expect(await has('sealedwordgiraffe'), `on the ${where}`).toBe(false);
    for (const secret of [PHOTO.name, PNG, code]) expect(await has(secret), `${secret} on the ${where}`).toBe(false);
  }
});

test('nobody on board can open it, the master neither', async () => {
  await person.goTo(ship, 'Reports');
  await ship.getByRole('row', { name: new RegExp(number) }).click();
  await expect(ship.getByText('Only the DPA can open this report.')).toBeVisible();
  await expect(ship.getByRole('button', { name: 'Open the sealed report' })).toHaveCount(0);
  await expect(ship.getByText('sealedwordgiraffe')).toHaveCount(0);
});

test('staff without the DPA’s key cannot open it', async ({ browser }) => {
  await world.newStaff('fleet', ['settle', 'redact']);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(world.hub.url);
  await person.signIn(page, 'fleet', STAFF.password);
  await person.openVessel(page, person.SHIP.name);
  await person.goTo(page, 'Reports');
  await page.getByRole('row', { name: new RegExp(number) }).click();
  await expect(page.getByText('Only the DPA can open this report.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the sealed report' })).toHaveCount(0);
  expect(await isOnPc(page, 'sealedwordgiraffe')).toBe(false);
  await context.close();
});

test('the DPA reads it and answers; the answer is sealed too', async () => {
  await desk.goto(world.hub.url);
  await person.signIn(desk, STAFF.username, STAFF.password);
  await person.openVessel(desk, person.SHIP.name);
  await person.goTo(desk, 'Reports');
  await desk.getByRole('row', { name: new RegExp(number) }).click();
  await desk.getByRole('button', { name: 'Open the sealed report' }).click();
  await expect(desk.getByText(SECRET)).toBeVisible();
  await expect(desk.getByRole('button', { name: `Show ${PHOTO.name}` })).toBeVisible();
  await desk.getByLabel('Your answer to the reporter').fill(ANSWER);
  await desk.getByRole('button', { name: 'Seal and send' }).click();
  await expect(desk.getByText('Sealed. It goes to the ship at the next contact.')).toBeVisible();
  await person.contact(desk);
  await person.contact(ship);
  for (const word of ['sealedwordgiraffe', 'answerwordpelican']) {
    expect(isAtHub(word), `${word} at the hub`).toBe(false);
    expect(await isOnPc(desk, word), `${word} at the desk`).toBe(false);
    expect(await isOnPc(ship, word), `${word} on board`).toBe(false);
  }
});

test('who has the code reads the answer without a name; another code opens nothing', async () => {
  await ship.reload();
  await ship.getByRole('button', { name: 'Read an answer' }).click();
  const read = async (typed: string) => {
    await ship.getByLabel('Report number').fill(number);
    await ship.getByLabel('One-time code').fill(typed);
    await ship.getByRole('button', { name: 'Read the answer' }).click();
  };
  const other = code.startsWith('a') ? `b${code.slice(1)}` : `a${code.slice(1)}`;
  await read(other);
  await expect(ship.getByRole('alert')).toBeVisible();
  await expect(ship.getByText('answerwordpelican')).toHaveCount(0);
  await read(code);
  await expect(ship.getByText(ANSWER)).toBeVisible();
});
