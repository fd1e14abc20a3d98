import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import * as person from './driver.ts';
import { type E2eWorld, makeWorld } from './world.ts';

/**
 * The app is killed at every step of every guided flow, in the middle of a word, with no chance to say goodbye: the tab's
 * process dies. What was pressed is there, and of what was being typed all but the key that was being pressed.
 */
test.describe.configure({ mode: 'serial' });

let world: E2eWorld;
let context: BrowserContext;
let ship: Page;

test.beforeAll(async ({ browser }) => {
  world = await makeWorld();
  context = await browser.newContext({ viewport: { width: 1366, height: 850 } });
  ship = await context.newPage();
  await ship.goto(world.vessel.url);
  await person.setUpShip(ship);
  await person.addAsset(ship, 'Loading computer PC');
});

test.afterAll(async () => {
  await context?.close();
  await world?.close();
});

/** Kills the process of the page and opens the app again where it was. */
async function kill(): Promise<void> {
  const path = new URL(ship.url()).hash.slice(1);
  const cdp = await context.newCDPSession(ship);
  const crashed = ship.waitForEvent('crash');
  void cdp.send('Page.crash').catch(() => {});
  await crashed;
  await ship.close();
  ship = await context.newPage();
  await ship.goto(world.vessel.url);
  await person.unlock(ship);
  await person.visit(ship, path);
}

/** Types and kills the app with the last key; says what the field must hold afterwards, at least. */
async function typeAndKill(label: string, text: string): Promise<void> {
  const field = ship.getByRole('textbox', { name: label, exact: true });
  await field.click();
  await ship.keyboard.type(text, { delay: 30 }); // twice as fast as people type, and no pause
  await kill();
  const again = ship.getByRole('textbox', { name: label, exact: true });
  await expect(again).not.toHaveValue('');
  const kept = await again.inputValue();
  expect(text.startsWith(kept), kept).toBe(true);
  expect(text.length - kept.length, kept).toBeLessThanOrEqual(1);
}

test('a drill: plan, safety check, each step, a pause, the debrief', async () => {
  test.setTimeout(600_000);
  await person.visit(ship, '/drills/plan/S05');
  const stopWord = ship.getByRole('textbox', { name: 'Stop word' });
  await stopWord.fill('STOP DRI');
  await kill();
  await expect(ship.getByRole('textbox', { name: 'Stop word' })).toHaveValue(/^STOP DR/);
  await ship.getByRole('button', { name: 'Plan it' }).click();
  await expect(ship.getByRole('heading', { level: 1, name: /^S05/ })).toBeVisible();
  await ship.getByRole('group', { name: 'Safety check before the drill' }).getByRole('checkbox').first().check();
  await expect(ship.getByText(/8 points open/)).toBeVisible();
  await kill();
  await expect(ship.getByText(/8 points open/)).toBeVisible();
  await ship.getByRole('checkbox', { name: person.MASTER }).check();
  await expect(ship.getByText('1 of 1 present')).toBeVisible();
  await ship.getByRole('button', { name: 'Start the drill' }).click();
  const steps = Number(/of (\d+)/.exec((await ship.getByText(/Step 1 of \d+/).textContent()) ?? '')?.[1]);
  expect(steps).toBeGreaterThan(5);
  for (let step = 1; step <= steps; step++) {
    await expect(ship.getByText(new RegExp(`Step ${step} of ${steps}`))).toBeVisible();
    await typeAndKill('What was said or done', `Reaction number ${step} of the crew`);
    await expect(ship.getByText(new RegExp(`Step ${step} of ${steps}`))).toBeVisible();
    await expect(ship.getByText(`${step - 1} marked · ${steps - step + 1} to do`)).toBeVisible();
    await ship.getByRole('button', { name: step % 3 === 0 ? 'Not done' : 'Done', exact: true }).click();
  }
  await expect(ship.getByText(`${steps} marked · 0 to do`)).toBeVisible();
  await ship.getByRole('button', { name: 'Pause', exact: true }).click();
  await ship.getByRole('dialog').getByRole('textbox').fill('Fire alarm');
  await ship.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
  await expect(ship.getByText(/^Paused for/)).toBeVisible();
  await kill();
  await expect(ship.getByText(/^Paused for/)).toBeVisible();
  await ship.getByRole('button', { name: 'Go on' }).click();
  await ship.getByRole('button', { name: 'End the drill' }).click();
  await ship.getByRole('dialog').getByRole('button', { name: 'End the drill' }).click();
  await expect(ship.getByRole('heading', { name: 'Objectives scored' })).toBeVisible();
  await typeAndKill('Lessons', 'The agent’s number must hang at the radio');
  await expect(ship.getByRole('heading', { name: 'Objectives scored' })).toBeVisible();
});

test('a restore test: safety check, clock, each step, the result', async () => {
  test.setTimeout(600_000);
  await person.visit(ship, '/backups/new');
  await ship.getByRole('checkbox', { name: 'Loading computer' }).check();
  await ship.getByRole('button', { name: 'Add 1 system' }).click();
  await ship.getByRole('link', { name: 'Start a restore test' }).click();
  await ship.getByRole('combobox', { name: 'Where it was restored' }).click();
  await ship.getByRole('option', { name: 'Second unit' }).click();
  const system = ship.getByRole('combobox', { name: /^System/ });
  if (await system.isVisible()) {
    await system.click();
    await ship.getByRole('option', { name: /Loading computer PC/ }).click();
  }
  await ship.getByRole('checkbox', { name: 'Master or chief engineer consents.' }).check();
  await ship.getByRole('checkbox', { name: 'The medium is scanned.' }).check(); // the press that may be lost
  await kill();
  await expect(ship.getByRole('checkbox', { name: 'Master or chief engineer consents.' })).toBeChecked();
  await ship.getByRole('checkbox', { name: 'The medium is scanned.' }).check();
  await ship.getByRole('button', { name: 'Begin' }).click();
  await expect(ship.getByText('Step 1 of 7')).toBeVisible();
  await ship.getByRole('button', { name: 'Start the clock' }).click();
  await expect(ship.getByText(/Running since/)).toBeVisible();
  for (let step = 1; step <= 7; step++) {
    await expect(ship.getByText(`Step ${step} of 7`)).toBeVisible();
    const isRunning = await ship.getByText(/Running since/).isVisible(); // the step that verifies ends the clock
    await typeAndKill('Note', `Note number ${step} of the tester`);
    await expect(ship.getByText(`Step ${step} of 7`)).toBeVisible();
    if (isRunning) await expect(ship.getByText(/Running since/)).toBeVisible();
    await ship.getByRole('button', { name: 'Passed' }).click();
  }
  await expect(ship.getByRole('heading', { name: 'What came of it' })).toBeVisible();
  await kill();
  await expect(ship.getByRole('heading', { name: 'What came of it' })).toBeVisible();
  await ship.getByRole('button', { name: 'Finish the test' }).click();
  await expect(ship.getByRole('heading', { name: 'Confirmation' })).toBeVisible();
});
