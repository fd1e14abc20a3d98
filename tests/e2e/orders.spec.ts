import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { writeScenarioBundle } from '#shared/domain/content/content-bundle.ts';
import { readScenario } from '#shared/domain/content/scenario.ts';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld, STAFF } from './world.ts';

/** What shore sends to a ship, each kind with its data: it arrives, one press takes it on, and shore sees the receipt. */
test.describe.configure({ mode: 'serial' });

const resources = path.resolve(import.meta.dirname, '../../resources');
const SHIP = person.SHIP.name;

let world: E2eWorld;
let contexts: BrowserContext[] = [];
let ship: Page;
let desk: Page;

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  for (let i = 0; i < 2; i++) contexts.push(await browser.newContext({ viewport: { width: 1366, height: 1000 } }));
  [ship, desk] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  await person.connect(ship, await world.newCode());
  await desk.goto(world.hub.url);
  await person.signIn(desk, STAFF.username, STAFF.password);
  await person.openVessel(desk, SHIP);
});

test.afterAll(async () => {
  for (const context of contexts) await context.close();
  contexts = [];
  await world?.close();
});

/** A new message of a kind; what goes with it is for the caller to fill in. */
async function compose(kind: string, subject: string): Promise<void> {
  await person.visit(desk, '/');
  await person.goTo(desk, 'Messages');
  await person.choose(desk, 'Kind', '', kind);
  await desk.getByRole('textbox', { name: 'Subject' }).fill(subject);
}

async function send(): Promise<void> {
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
}

async function sent(): Promise<void> {
  await send();
  await expect(desk.getByText('on the hub, waits for the ship')).toBeVisible();
}

async function openAboard(subject: string): Promise<void> {
  await person.contact(ship);
  await person.goTo(ship, 'Messages');
  await ship.getByRole('button', { name: `Open: ${subject}` }).click();
}

function file(name: string, value: unknown) {
  return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) };
}

/** A scenario of the company: S01 under a number of its own and with a title of its own, in English only. */
function companyScenario(id: string) {
  const raw = JSON.parse(readFileSync(path.join(resources, 'drills/s01.json'), 'utf8'));
  const texts = JSON.parse(readFileSync(path.join(resources, 'locales/en/content-drill-s01.json'), 'utf8'));
  const scenario = readScenario({ ...raw, id });
  if (!scenario.ok) throw new Error(scenario.error.code);
  return writeScenarioBundle({
    scenario: scenario.value,
    texts: { en: { ...texts, title: 'Jamming off our own port' } },
  });
}

/** The line of a scenario in the library; a drill of it may stand in the list beside. */
function inLibrary(id: string) {
  return ship.locator(`a[href="#/drills/scenario/${id}"]`);
}

test('a task becomes an action of the ship with the day that shore set', async () => {
  await compose('Task', 'Change the HMI passwords');
  await desk.getByRole('textbox', { name: 'Due on' }).fill('2030-12-31');
  await person.choose(desk, 'Whose task', '', /Electro/);
  await sent();
  await openAboard('Change the HMI passwords');
  await ship.getByRole('button', { name: 'Take it on as an action' }).click();
  await expect(ship.getByText("It stands in the ship's list of actions.")).toBeVisible();
  await person.visit(ship, '/due');
  await expect(ship.getByText('Change the HMI passwords')).toBeVisible();
});

test('a drill order becomes a planned drill', async () => {
  await compose('Drill order', 'GNSS drill before the canal');
  await send();
  await expect(desk.getByText('on the hub, waits for the ship')).toHaveCount(0); // a scenario is needed
  await person.choose(desk, 'Scenario', '', /^S01/);
  await desk.getByRole('textbox', { name: 'Due on' }).fill('2030-06-01');
  await sent();
  await openAboard('GNSS drill before the canal');
  await ship.getByRole('button', { name: 'Plan this drill' }).click();
  await ship.getByRole('link', { name: 'Open it' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: /^S01/ })).toBeVisible();
  await expect(ship.getByRole('main')).toContainText(/DRL-TP-A-0001/);
  await expect(ship.getByRole('main')).toContainText('1 Jun 2030');
});

test('a scenario of the company stands in the drill library and can be planned', async () => {
  await compose('Scenario', 'Our own scenario');
  const input = desk.locator('input[type=file]');
  await input.setInputFiles(file('s.json', companyScenario('S01')));
  await expect(desk.getByText(/belongs to a scenario of Bulwark itself/)).toBeVisible();
  await input.setInputFiles(file('s.json', { format: 'bulwark-scenario' }));
  await expect(desk.getByText(/not a drill scenario/)).toBeVisible();
  await input.setInputFiles(file('c01.json', companyScenario('C01')));
  await expect(desk.getByText('c01.json')).toBeVisible();
  await sent();
  await openAboard('Our own scenario');
  await person.goTo(ship, 'Drills');
  await expect(inLibrary('S01')).toBeVisible();
  await expect(inLibrary('C01')).toHaveCount(0);
  await person.goTo(ship, 'Messages');
  await ship.getByRole('button', { name: 'Open: Our own scenario' }).click();
  await ship.getByRole('button', { name: 'Take it into the drill library' }).click();
  await ship.getByRole('link', { name: 'Open it' }).click();
  await expect(ship.getByRole('heading', { name: 'C01 Jamming off our own port' })).toBeVisible();
  await ship.reload();
  await person.unlock(ship);
  await person.goTo(ship, 'Drills');
  await inLibrary('C01').click();
  await ship.getByRole('link', { name: /Plan/ }).click();
  await expect(
    ship.getByText('C01 Jamming off our own port').or(ship.locator('input[value^="C01"]')).first(),
  ).toBeVisible();
});

test('a rule update moves the due dates aboard, with no press', async () => {
  await person.visit(ship, '/due');
  await expect(ship.getByRole('row', { name: /^In \d mo Cyber drill/ })).toBeVisible();
  await compose('Rule update', 'Drills every day this week');
  await desk.getByRole('textbox', { name: 'Days between cyber drills' }).fill('1');
  await sent();
  await person.contact(ship);
  await person.visit(ship, '/due');
  await expect(ship.getByRole('row', { name: /^In (1 d|\d+ h) Cyber drill/ })).toBeVisible();
  const drill = ship.getByRole('row', { name: /^In (1 d|\d+ h) Cyber drill/ });
  await expect(drill).toContainText('Set for this ship: every day.');
  await expect(drill).not.toContainText('each quarter');
  await openAboard('Drills every day this week');
  await expect(ship.getByText('Days between cyber drills: 1 day')).toBeVisible();
});

test('a policy is the link policy of the ship, and the receipt comes back', async () => {
  await compose('Policy', 'Iridium: less a day');
  await desk
    .locator('input[type=file]')
    .setInputFiles(file('p.json', { settings: { 'sync.linkBudgets': { warp: 1 } } }));
  await expect(desk.getByText('Something in the form is not as it should be.')).toBeVisible();
  await desk
    .locator('input[type=file]')
    .setInputFiles(file('p.json', { settings: { 'sync.linkBudgets': { iridium: 123 } } }));
  await sent();
  await openAboard('Iridium: less a day');
  await ship.getByRole('button', { name: 'I have read it' }).click();
  await person.goTo(ship, 'Sync');
  await expect(ship.getByText('Budget per day')).toBeVisible();
  await expect(ship.getByText(/Iridium: less a day/)).toBeVisible();
  await person.choose(ship, 'Link', '', /Iridium Certus 100/);
  await expect(ship.getByText(/of 123.kB today/).first()).toBeVisible();
  await person.contact(ship);
  await person.contact(desk);
  await person.goTo(desk, 'Messages');
  await expect(desk.getByRole('region', { name: `Sent to ${SHIP}` })).toContainText(`read by ${person.MASTER}`);
});

/** An advisory as a publisher writes it, about one product. */
function csaf(id: string, vendor: string, product: string) {
  return {
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      title: `${vendor} ${product}: login without a password`,
      publisher: { name: 'Test CERT', category: 'coordinator', namespace: 'https://cert.example.org' },
      tracking: { id, version: '2', current_release_date: '2026-11-20T06:00:00Z' },
    },
    product_tree: {
      branches: [
        {
          category: 'vendor',
          name: vendor,
          branches: [
            {
              category: 'product_name',
              name: product,
              branches: [{ category: 'product_version_range', name: '<5.250', product: { product_id: 'P1' } }],
            },
          ],
        },
      ],
    },
    vulnerabilities: [{ cve: 'CVE-2026-1234', scores: [{ cvss_v3: { baseScore: 9.8 }, products: ['P1'] }] }],
  };
}

test('advisories: what may concern the ship is found aboard, answered in one press, and shore sees the answer', async () => {
  const vdr = await person.addAsset(ship, 'VDR bridge');
  await person.editAsset(ship, vdr, 'Maker', 'Danelec');
  await person.editAsset(ship, vdr, 'Model', 'VDR G4e');
  const spare = await person.addAsset(ship, 'VDR spare');
  await person.editAsset(ship, spare, 'Model', 'G4e');
  await compose('Advisories', 'Advisories of November');
  await send();
  await expect(desk.getByText('Choose what to send first.')).toBeVisible();
  const input = desk.locator('input[type=file]');
  await input.setInputFiles(file('bad.json', { document: {} }));
  await expect(desk.getByText('This file is not an advisory that Bulwark can use.')).toBeVisible();
  await input.setInputFiles([
    file('a.json', csaf('TEST-26-001', 'Danelec', 'MacGregor Voyage Data Recorder (VDR) G4e')),
    file('b.json', csaf('TEST-26-002', 'Hughes Network Systems', 'WL3000 Fusion Software')),
  ]);
  await expect(desk.getByText('TEST-26-001, TEST-26-002')).toBeVisible();
  await sent();
  await openAboard('Advisories of November');
  await ship.getByRole('link', { name: 'See which of 2 concern this ship' }).click();
  await expect(ship.getByRole('row', { name: /TEST-26-002/ })).toContainText('nothing of it here');
  const row = ship.getByRole('row', { name: /TEST-26-001/ });
  await expect(row).toContainText('Perhaps 2 systems');
  await row.click();
  const concerns = ship.getByRole('list', { name: 'Perhaps concerns this ship' });
  await expect(concerns).toContainText('By name only');
  await ship.getByRole('button', { name: 'Not ours: VDR spare' }).click();
  await expect(concerns).toContainText('Not affected');
  await ship.getByRole('button', { name: 'Make an action: VDR bridge' }).click();
  await ship.getByRole('link', { name: 'Open the action' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: 'TEST-26-001: VDR bridge' })).toBeVisible();
  await expect(ship.getByRole('main')).toContainText('login without a password');
  await person.visit(ship, spare);
  const about = ship.getByRole('list', { name: 'Advisories' }).getByRole('listitem');
  await expect(about.filter({ hasText: 'TEST-26-001' })).toContainText('Not affected');
  await person.visit(ship, '/advisories');
  await expect(row).toContainText('Answered');
  await person.contact(ship);
  await person.contact(desk);
  await person.visit(desk, '/advisories/TEST-26-001');
  const seen = desk.getByRole('list', { name: 'Perhaps concerns this ship' });
  await expect(seen.getByRole('listitem').filter({ hasText: 'VDR spare' })).toContainText('Not affected');
  await expect(seen.getByRole('listitem').filter({ hasText: 'VDR bridge' })).toContainText('Affected');
  await expect(seen).toContainText(person.MASTER);
  await expect(desk.getByRole('button', { name: /^Not ours/ })).toHaveCount(0);
});
