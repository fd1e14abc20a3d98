import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type LanguageCode, languageOf } from '#renderer/i18n/languages.ts';
import { cutWords, tooWide } from '#tests/a11y/palette-colours.ts';
import * as person from './driver.ts';
import { languageWords, localeChunks, offeredLanguages, shownTexts, textOf } from './locale-texts.ts';
import { type E2eWorld, makeWorld } from './world.ts';

/**
 * In every language: a report is filed and a drill planned, run and ended, each control found by the text of the language
 * file. Each screen on the way is read: its labels stand in the files of this language, nothing on it is English, nothing is
 * cut off or wider than the window. A start in the language fetches its texts and fonts and no others.
 */
const assets = path.resolve(import.meta.dirname, '../../out/renderer/assets');

/** Names of systems, forms to copy and what these tests typed: as they are in every language. */
const AS_IS = [/^[^\p{L}]*$/u, /^[A-Z]{2,3}(-[A-Z0-9]+)+$/, /^S\d\d$/, /^UTC$/, /^USB 7$/, /^Bulwark$/];

/** Fonts that a script needs besides Latin. */
const FONTS: Partial<Record<LanguageCode, RegExp>> = {
  ru: /cyrillic/,
  uk: /cyrillic/,
  vi: /vietnamese/,
  hi: /devanagari/,
  ar: /vazirmatn/,
  'zh-Hans': /noto-sans-sc/,
};

/** The language that the screen is in, and its texts by key. */
async function currentLanguage(page: Page): Promise<LanguageCode> {
  return (await page.locator('html').getAttribute('lang')) as LanguageCode;
}

async function chooseLanguage(page: Page, language: LanguageCode): Promise<void> {
  const before = languageOf(await currentLanguage(page));
  const code = (before.code.split('-', 1)[0] ?? '').toUpperCase();
  const name = textOf(before.code, 'ui:shell.language', { code, language: before.name });
  await page.getByRole('button', { name, exact: true }).click();
  await page
    .getByRole('menuitemradio')
    .filter({ has: page.locator(`bdi[lang="${language}"]`) })
    .click();
  await expect(page.getByRole('menu')).toHaveCount(0);
}

/** What is wrong with the screen that is open, for a reader of this language. Soft: one run tells all. */
async function read(page: Page, language: LanguageCode, screen: string): Promise<void> {
  const words = languageWords(language);
  const { dir } = languageOf(language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('dir', dir);
  await expect(page.getByText(textOf(language, 'ui:shell.loading'), { exact: true })).toHaveCount(0);
  const { texts, labels } = await shownTexts(page);
  const where = `${language}, ${screen}`;
  const own = [
    person.MASTER,
    person.SHIP.name,
    person.SHIP.code,
    languageOf(language).name,
    (language.split('-', 1)[0] ?? '').toUpperCase(),
  ];
  // A line may be put together of several texts: "S01 title", "kind · day".
  const parts = (text: string) =>
    text
      .replace(/^S\d\d /, '')
      .split(/ [·→] |: |, /)
      .map((part) => part.trim());
  const isKnown = (text: string) => own.includes(text) || AS_IS.some((form) => form.test(text)) || words.isOwn(text);
  const foreign = labels.filter((text) => !isKnown(text) && !parts(text).every(isKnown));
  expect.soft(foreign, `labels that no file has: ${where}`).toEqual([]);
  expect
    .soft(
      texts.filter((text) => words.isEnglish(text) && !parts(text).every(isKnown)),
      `English: ${where}`,
    )
    .toEqual([]);
  expect
    .soft(
      texts.filter((text) => text.includes('(EN)')),
      `fell back: ${where}`,
    )
    .toEqual([]);
  expect.soft([...(await tooWide(page)), ...(await cutWords(page))], `out of place: ${where}`).toEqual([]);
  expect.soft(labels.length, `something to read: ${where}`).toBeGreaterThan(10);
}

/** A report from the form to its number. */
async function fileReport(page: Page, language: LanguageCode): Promise<void> {
  const say = (key: string, values?: Readonly<Record<string, string>>) => textOf(language, key, values);
  await person.visit(page, '/reports');
  await expect(page.getByRole('heading', { level: 1, name: say('reports:list.title'), exact: true })).toBeVisible();
  await read(page, language, 'reports');
  await person.visit(page, '/reports/new');
  await expect(page.getByRole('heading', { level: 1, name: say('reports:new.title'), exact: true })).toBeVisible();
  const kinds = page.getByRole('radiogroup', { name: say('reports:field.kind'), exact: true });
  await kinds.getByRole('radio', { name: say('fields:code.report.kind.suspiciousMail'), exact: true }).check();
  await page.getByRole('textbox', { name: say('reports:field.mailSubject') }).fill('USB 7');
  await read(page, language, 'new report, a mail');
  await kinds.getByRole('radio', { name: say('fields:code.report.kind.nearMiss'), exact: true }).check();
  await page.getByRole('textbox', { name: say('reports:field.description') }).fill('USB 7');
  await page.getByRole('textbox', { name: say('reports:field.place') }).fill('USB 7');
  await page.getByRole('textbox', { name: say('reports:field.immediateCorrection') }).fill('USB 7');
  await read(page, language, 'new report');
  await page.getByRole('button', { name: say('reports:new.handIn'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('reports:filed.title'), exact: true })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/NCR-TP-[A-Z0-9]+-\d{4}/);
  await read(page, language, 'handed in');
  await page.getByRole('button', { name: say('reports:filed.open'), exact: true }).click();
  await expect(page.getByText(say('reports:facts.title'), { exact: true })).toBeVisible();
  await read(page, language, 'report');
}

/** A drill from the library to its debrief. */
async function runDrill(page: Page, language: LanguageCode): Promise<void> {
  const say = (key: string, values?: Readonly<Record<string, string>>) => textOf(language, key, values);
  const button = (key: string) => page.getByRole('button', { name: say(key), exact: true });
  const title = `S01 ${say('content-drill-s01:title')}`;
  await person.visit(page, '/drills');
  await expect(page.getByRole('heading', { level: 1, name: say('drills:list.title'), exact: true })).toBeVisible();
  await read(page, language, 'drills');
  await page.getByRole('link', { name: title }).and(page.locator('a[href="#/drills/scenario/S01"]')).click();
  await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
  await read(page, language, 'scenario');
  await page.getByRole('link', { name: say('drills:scenario.plan'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: say('drills:plan.title'), exact: true })).toBeVisible();
  await page.getByRole('radio', { name: say('fields:code.drillKind.tabletop'), exact: true }).check();
  await read(page, language, 'plan a drill');
  await button('drills:plan.save').click();
  await expect(page.getByRole('heading', { level: 2, name: say('drills:ready.facts'), exact: true })).toBeVisible();
  await page.getByRole('checkbox', { name: person.MASTER }).check();
  await expect(
    page.getByText(say('drills:attendance.present', { count: '1', all: '1' }), { exact: true }),
  ).toBeVisible();
  await read(page, language, 'drill before its start');
  await button('drills:ready.start').click();
  await expect(page.getByRole('timer', { name: say('drills:clock.title'), exact: true })).toBeVisible();
  const stepOf = (step: number, atMin: number) =>
    page.getByText(
      say('drills:run.stepOf', { at: say('drills:atMin', { min: String(atMin) }), step: String(step), count: '9' }),
      { exact: true },
    );
  await expect(stepOf(1, 0)).toBeVisible();
  await expect(page.getByText(say('content-drill-s01:step.t00.inject'), { exact: true })).toBeVisible();
  await read(page, language, 'first step');
  await button('drills:run.give').click();
  await expect(page.getByText(say('drills:run.given'))).toBeVisible();
  await button('drills:run.done').click();
  await expect(stepOf(2, 2)).toBeVisible();
  await expect(page.getByText(say('content-drill-s01:step.t02.expect'), { exact: true })).toBeVisible();
  await button('drills:run.notDone').click();
  await expect(stepOf(3, 4)).toBeVisible();
  await read(page, language, 'third step');
  await button('drills:run.end').click();
  const dialog = page.getByRole('dialog', { name: say('drills:run.endTitle') });
  await expect(dialog.getByText(say('content-common:closing.debrief'), { exact: true })).toBeVisible();
  await read(page, language, 'end of the drill');
  await dialog.getByRole('button', { name: say('drills:run.end'), exact: true }).click();
  await expect(page.getByText(say('drills:scores.title'), { exact: true })).toBeVisible();
  await read(page, language, 'debrief');
}

/** Starts the app anew in the language that was chosen here, and says what of it should not have been fetched. */
async function foreignFilesOfStart(page: Page, language: LanguageCode): Promise<readonly string[]> {
  const fetched = new Set<string>();
  page.on('request', (request) => fetched.add(path.posix.basename(new URL(request.url()).pathname)));
  await page.reload();
  const title = textOf(language, 'session:unlock.title');
  await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
  page.removeAllListeners('request');
  const wrong: string[] = [];
  for (const file of readdirSync(assets)) {
    if (!fetched.has(file)) continue;
    if (file.endsWith('.woff2') && !/-latin(-ext)?-/.test(file) && !FONTS[language]?.test(file)) wrong.push(file);
    if (
      file.endsWith('.js') &&
      /pdfjs|minPresenceAhead|recharts-wrapper/.test(readFileSync(path.join(assets, file), 'utf8'))
    )
      wrong.push(file);
  }
  const chunks = [...textChunks()].filter(([, file]) => fetched.has(file)).map(([name]) => name);
  if (language !== 'en' && !chunks.includes(`${language}/ui`)) wrong.push(`no texts of ${language}`);
  return [...wrong, ...chunks.filter((name) => !name.startsWith(`${language}/`) && !name.startsWith('en/'))];
}

function textChunks(): ReadonlyMap<string, string> {
  const holder = readdirSync(assets).find((file) => /^load-texts-.*\.js$/.test(file));
  return localeChunks(readFileSync(path.join(assets, holder ?? ''), 'utf8'));
}

const languages = offeredLanguages();
for (const half of [0, 1])
  test.describe(`half ${half + 1}`, () => {
    // One ship for a worker: a language that fails does not take the others with it.
    test.describe.configure({ mode: 'default' });
    let world: E2eWorld;
    let ship: Page;

    test.beforeAll(async ({ browser }) => {
      world = await makeWorld();
      ship = await browser.newPage({ viewport: { width: 1366, height: 850 } });
      await ship.goto(world.vessel.url);
      await person.setUpShip(ship);
    });

    test.afterAll(async () => {
      await ship?.close();
      await world?.close();
    });

    for (const language of languages.filter((_, at) => at % 2 === half))
      test(`a report and a drill in ${languageOf(language).name}`, async () => {
        await chooseLanguage(ship, language);
        await expect(ship.getByRole('heading', { level: 1 })).toBeVisible();
        await fileReport(ship, language);
        await runDrill(ship, language);
        expect(await foreignFilesOfStart(ship, language)).toEqual([]);
        await read(ship, language, 'who works now');
        // Unlocked, the screen is in the Master's own language again.
        await ship.getByText(person.MASTER, { exact: true }).first().click();
        await person.pinPad(ship, textOf(language, 'session:pin.of', { name: person.MASTER }), person.PIN);
        await expect(ship.getByRole('navigation')).toBeVisible();
        await expect(ship.locator('html')).toHaveAttribute('lang', 'en');
      });
  });
