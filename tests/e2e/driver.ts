import { type BrowserContext, expect, type Page } from '@playwright/test';

/** What a person does, screen by screen, by the names that they read. Shared by the flows and by `npm run demo`. */
export const PIN = '482915';
export const MASTER = 'Arnel Dela Cruz';

/** Goes to a page of the app that is open, by its address. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path);
}

export async function pinPad(page: Page, label: string | RegExp, pin: string): Promise<void> {
  await page.locator('input').and(page.getByLabel(label)).fill(pin);
  await page.keyboard.press('Enter');
}

export type NewShip = { readonly name: string; readonly imo: string; readonly code: string };
export const SHIP: NewShip = { name: 'MV Test Pioneer', imo: '9074729', code: 'TP' };

/** Of a list; short ones are not typed into. */
export async function choose(page: Page, label: string, typed: string, option: string | RegExp): Promise<void> {
  const field = page
    .getByRole('combobox', { name: label, exact: true })
    .or(page.getByRole('textbox', { name: label, exact: true }))
    .first();
  await field.click();
  if (typed !== '' && (await field.isEditable())) await field.fill(typed);
  await page.getByRole('option', { name: option }).first().click();
}

/**
 * A new ship on this PC, from the first screen to the open log.
 *
 * @param onScreen called on each screen of the set-up, before it is filled in.
 */
export async function setUpShip(
  page: Page,
  ship: NewShip = SHIP,
  onScreen: (name: string) => Promise<void> = async () => {},
): Promise<readonly string[]> {
  const next = page.getByRole('button', { name: 'Next', exact: true });
  await expect(page.getByRole('heading', { name: 'Language and light' })).toBeVisible();
  await onScreen('language and light');
  await next.click();
  await onScreen('new ship or known ship');
  await page.getByRole('radio', { name: 'New ship on this PC' }).check();
  await next.click();
  await onScreen('name of the ship');
  await page.getByLabel('Name of the ship').fill(ship.name);
  await page.getByLabel('IMO number').fill(ship.imo);
  await page.getByLabel('Short code').fill(ship.code);
  await next.click();
  await onScreen('flag and trade');
  await choose(page, 'Flag', 'Marshall', /Marshall/);
  await choose(page, 'Type of ship', 'General', /General cargo/i);
  await choose(page, 'Trade', 'World', /World/i);
  await next.click();
  await onScreen('master');
  await page.getByLabel('Name of the Master').fill(MASTER);
  await next.click();
  await onScreen('PIN');
  await pinPad(page, `New PIN of ${MASTER}`, PIN);
  await pinPad(page, 'The same PIN again', PIN);
  const list = page.getByRole('list', { name: 'Recovery words' });
  await expect(list).toBeVisible();
  await onScreen('recovery words');
  const words = await list.getByRole('listitem').locator('bdi').allInnerTexts();
  await page.getByRole('button', { name: 'I have written them down' }).click();
  await onScreen('check of the words');
  for (const field of await page.getByLabel(/^Word \d+/).all()) {
    const label = await field.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '');
    await field.fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
  }
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('button', { name: 'Open the log' }).click();
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  return words;
}

export async function unlock(page: Page, name = MASTER, pin = PIN): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Who works now?' })).toBeVisible();
  await page.getByText(name, { exact: true }).first().click();
  await pinPad(page, `PIN of ${name}`, pin);
  await expect(page.getByRole('navigation')).toBeVisible();
}

export async function goTo(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
}

/** Files an open report by keyboard and pointer; gives its number. */
export async function fileReport(page: Page, what: string, kind = 'Near miss'): Promise<string> {
  await visit(page, '/reports'); // a form that was handed in stays open at its address
  await expect(page.getByRole('heading', { name: 'Reports', exact: true })).toBeVisible();
  await visit(page, '/reports/new');
  await page.getByRole('radio', { name: kind }).check();
  await page.getByLabel('What happened?').fill(what);
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Handed in' })).toBeVisible();
  const pattern = /NCR-[A-Z0-9]+-[A-Z0-9]+-\d{4}/;
  await expect(page.getByRole('main')).toContainText(pattern); // it follows the heading when the record is drawn
  const number = pattern.exec((await page.getByRole('main').textContent()) ?? '')?.[0]; // texts that load hide it for a moment
  if (number === undefined) throw new Error('no number was shown');
  return number;
}

export async function connect(page: Page, code: string): Promise<void> {
  await goTo(page, 'Sync');
  await page.getByLabel('Enrolment code').fill(code);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText('All is stored ashore')).toBeVisible({ timeout: 60_000 });
}

/** Contacts the shore and waits until the ship's own count says that nothing is missing there. */
export async function contact(page: Page): Promise<void> {
  await goTo(page, 'Sync');
  const button = page.getByRole('button', { name: 'Contact now' });
  await expect(button).toBeEnabled();
  await button.click();
  await expect(page.getByRole('button', { name: 'Contact now' })).toBeEnabled({ timeout: 60_000 });
  await expect(page.getByText('All is stored ashore')).toBeVisible({ timeout: 60_000 });
}

export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'User name' }).fill(username);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Fleet' })).toBeVisible({ timeout: 60_000 });
}

export async function openVessel(page: Page, name: string): Promise<void> {
  await visit(page, '/fleet');
  await page.getByRole('row', { name: new RegExp(name) }).click();
  await expect(page.getByText(`${name} is open on this desk.`)).toBeVisible({ timeout: 60_000 });
}

export async function addAsset(page: Page, name: string): Promise<string> {
  await visit(page, '/assets/new');
  await page.getByRole('button', { name: 'Blank form' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('button', { name: 'Add to the register' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  return page.url().split('#')[1] ?? '';
}

/** Changes one text field of an asset. */
export async function editAsset(page: Page, path: string, field: string, value: string): Promise<void> {
  await visit(page, path);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: field, exact: true }).fill(value);
  await page.getByRole('button', { name: /^Save \d+ change/ }).click();
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
}

/** The Master adds somebody, who then types a PIN of their own. */
export async function addPerson(
  page: Page,
  name: string,
  role: string,
  languages: readonly string[] = [],
  pin = PIN,
): Promise<void> {
  await visit(page, '/people');
  await page.getByRole('button', { name: 'Add person' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).fill(name);
  await page.getByRole('checkbox', { name: role }).check();
  for (const language of languages) await page.getByRole('checkbox', { name: language }).check();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await pinPad(page, `New PIN of ${name}`, pin);
  await pinPad(page, 'The same PIN again', pin);
  await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible();
}

/** Counts what a person presses in every page of the context: clicks, and keys that are commands; typing is not counted. */
export async function countPresses(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    let count = 0;
    const held = window as unknown as { pressed: () => number };
    held.pressed = () => count;
    addEventListener('pointerdown', () => count++, { capture: true });
    addEventListener(
      'keydown',
      (event) => {
        const isTyped = event.key.length === 1 && !event.altKey && !event.ctrlKey;
        if (!isTyped && !['Shift', 'Alt', 'Control'].includes(event.key)) count++;
      },
      { capture: true },
    );
  });
}

export async function presses(
  page: Page,
  task: () => Promise<void>,
): Promise<{ readonly clicks: number; readonly seconds: string }> {
  const count = () => page.evaluate(() => (window as unknown as { pressed: () => number }).pressed());
  const before = await count();
  const startedAt = performance.now();
  await task();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  return { clicks: (await count()) - before, seconds };
}

/** Writes down one of the usual contacts that are missing; gives the address of its page. */
export async function addContact(page: Page, kind: string, name: string, phone: string): Promise<string> {
  await visit(page, '/contacts');
  await page.getByRole('link', { name: `Add: ${kind}`, exact: true }).click();
  await page.getByRole('textbox', { name: /^Name/ }).fill(name);
  await page.getByRole('textbox', { name: 'Telephone at all hours' }).fill(phone);
  await page.getByRole('button', { name: 'Add to the contacts' }).click();
  await page.getByRole('row', { name: new RegExp(name) }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return page.url().split('#')[1] ?? '';
}

/** A visit that begins now, on the word of who logs it; gives the address of its page. */
export async function logVisit(page: Page, company: string, asset: string): Promise<string> {
  await visit(page, '/visits/new');
  await page.getByRole('textbox', { name: /^Company/ }).fill(company);
  await choose(page, 'Systems concerned', asset, new RegExp(asset));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Log it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: company })).toBeVisible();
  return page.url().split('#')[1] ?? '';
}

/** A new stick that was scanned and used; gives the address of its page. */
export async function logMedium(page: Page, label: string, asset: string, result = 'Clean'): Promise<string> {
  await visit(page, '/media/log');
  await page.getByRole('textbox', { name: /^(Label|Or a new one)/ }).fill(label);
  await choose(page, 'System', asset, new RegExp(asset));
  await page.getByRole('radio', { name: result, exact: true }).check();
  await page.getByRole('textbox', { name: 'Scanned with' }).fill('Kiosk, ship office');
  await page.getByRole('button', { name: 'Log it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: label })).toBeVisible();
  return page.url().split('#')[1] ?? '';
}

/** Changes the language of the screens in the top bar. */
export async function readIn(page: Page, now: string, next: string): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: new RegExp(now) })
    .click();
  await page.getByRole('menuitemradio', { name: next }).click();
}
