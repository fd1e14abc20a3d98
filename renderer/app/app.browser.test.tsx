import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderUi } from '#renderer/ui/testing/render-ui.tsx';
import { UNKNOWN_RHYTHM } from '#shared/schedule/rhythm.ts';
import { App } from './app.tsx';
import { asked, mail, slow } from './testing/fake-data.ts';
import { setWorld, theWorld, worldOf } from './testing/fake-world.ts';

vi.mock('#renderer/data/index.ts', () => import('./testing/fake-data.ts'));

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1366, 850);
});

async function open(world: string, path: string) {
  setWorld(worldOf(world));
  location.hash = `#${path}`;
  const screen = await renderUi(<App />);
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
  return screen;
}

/** Moves on by keyboard until the named control has the focus. */
async function tabTo(element: () => Element | null) {
  for (let stop = 0; stop < 40; stop++) {
    if (element() !== null && document.activeElement === element()) return;
    await userEvent.keyboard('{Tab}');
  }
  expect(document.activeElement).toBe(element());
}

test('a report is handed in by keyboard alone', async () => {
  const screen = await open('ready', '/reports/new');
  await tabTo(() => screen.getByRole('radio', { name: 'Non-conformity' }).query());
  await userEvent.keyboard(' {ArrowRight}{ArrowRight}');
  await expect.element(screen.getByRole('radio', { name: 'Near miss' })).toBeChecked();
  await userEvent.keyboard('{Tab}GNSS position jumped.');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(screen.getByRole('heading', { name: 'Handed in' })).toBeVisible();
  await expect.element(screen.getByText('NCR-TP-A-0008')).toBeVisible();
  const filed = [...theWorld().records.values()].find(({ number }) => number === 'NCR-TP-A-0008');
  expect(filed?.values).toMatchObject({ kind: 'nearMiss', description: 'GNSS position jumped.', originatorRole: '2O' });
});

test('pressed again while its photos are being added, a report is handed in once', async () => {
  let release = () => {};
  slow.photos = new Promise((resolve) => {
    release = resolve;
  });
  const screen = await open('ready', '/reports/new');
  await screen.getByRole('radio', { name: 'Hazard' }).click();
  await screen.getByRole('textbox', { name: 'What happened?' }).fill('Two presses, one report.');
  await userEvent.upload(screen.getByLabelText('Add photo'), new File([new Uint8Array(10)], 'rope.png'));
  await expect.element(screen.getByRole('button', { name: 'Take out rope.png' })).toBeVisible();
  const filed = () => [...theWorld().records.values()].filter((row) => row.title === 'Two presses, one report.');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await vi.waitFor(() => expect(filed()).toHaveLength(1));
  await expect.element(screen.getByRole('button', { name: 'Handing in' })).toBeDisabled();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  release();
  await expect.element(screen.getByRole('heading', { name: 'Handed in' })).toBeVisible();
  expect(filed()).toHaveLength(1);
});

const VESSELS = ['imo1', 'imo2'].map((vesselId, at) => ({
  vesselId,
  name: `MV Sister ${at + 1}`,
  imoNumber: '',
  shortCode: '',
  lastContactAt: null,
  deliveredUpTo: 0,
  missing: 0,
  openConflicts: 0,
  rhythm: UNKNOWN_RHYTHM,
  toShip: {},
  isHere: false,
}));

test('devices of one vessel are never shown as those of another, whichever answer comes last', async () => {
  const accessOf = (vesselId: string) =>
    ({
      vesselId,
      devices: [
        {
          replica: vesselId,
          side: 'ship',
          letter: 'A',
          label: `PC of ${vesselId}`,
          enrolledAt: 0,
          lastContactAt: null,
          isRevoked: false,
        },
      ],
      waiting: [],
      codes: [],
      usedLetters: ['A'],
    }) as const;
  const { workspace, session } = worldOf('shore');
  const staff = session.staff && { ...session.staff, may: ['enrol'] };
  const screen = await open('shore', '/enrolment');
  setWorld((before) => ({
    ...before,
    vessels: VESSELS,
    workspace: { ...workspace, info: null },
    session: { ...session, staff },
  }));
  const vessel = { name: 'Vessel', exact: true };
  await screen.getByRole('combobox', vessel).or(screen.getByRole('textbox', vessel)).first().click();
  await screen.getByRole('option', { name: /MV Sister 2/ }).click();
  await vi.waitFor(() => expect([...asked.keys()]).toEqual(expect.arrayContaining(['imo1', 'imo2'])));
  asked.get('imo2')?.(accessOf('imo2'));
  await expect.element(screen.getByText('PC of imo2')).toBeVisible();
  asked.get('imo1')?.(accessOf('imo1'));
  // By the time that something was typed the late answer has been taken in.
  await screen.getByRole('textbox', { name: 'Letter of the device' }).fill('B');
  await expect.element(screen.getByRole('textbox', { name: 'Letter of the device' })).toHaveValue('B');
  expect(screen.getByText('PC of imo2').query()).not.toBeNull();
  expect(screen.getByText('PC of imo1').query()).toBeNull();
});

test('a message outlives the page; sent again after a failure it goes to nobody twice', async () => {
  const screen = await open('shore', '/messages');
  setWorld((before) => ({ ...before, vessels: VESSELS }));
  const subject = () => screen.getByRole('textbox', { name: 'Subject' });
  await subject().fill('Change the passwords');
  const to = { name: 'To', exact: true };
  await screen.getByRole('combobox', to).or(screen.getByRole('textbox', to)).first().click();
  for (const name of ['MV Sister 1', 'MV Sister 2']) await screen.getByRole('option', { name }).click();
  location.hash = '#/';
  await expect.element(subject()).not.toBeInTheDocument();
  location.hash = '#/messages';
  await expect.element(subject()).toHaveValue('Change the passwords');
  mail.states = { imo2: 'failed' };
  await screen.getByRole('button', { name: 'Send' }).click();
  await expect.element(screen.getByText('not written', { exact: true })).toBeVisible();
  await expect.element(subject()).toHaveValue('Change the passwords');
  mail.states = {};
  await screen.getByRole('button', { name: 'Send' }).click();
  await expect.element(subject()).toHaveValue('');
  const [once, again] = mail.sentTo;
  expect(once).toContain('imo1');
  expect(again).toEqual(['imo2']);
});

test('a hub that does not know this PC any more: what is safe, what to do, and the place for the new code', async () => {
  const forgotten = worldOf('master');
  const { sync } = forgotten;
  const screen = await open('master', '/sync');
  setWorld({ ...forgotten, sync: { ...sync, phase: 'waiting', lastError: { code: 'sync/unknown-device' } } });
  await expect.element(screen.getByText(/Everything typed here is safe on this PC/)).toBeVisible();
  await screen.getByRole('textbox', { name: 'Enrolment code' }).fill('ABCDEF-GHIJKL');
  await screen.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.element(screen.getByText('4F2C 91AB 07D3 E65A')).toBeVisible();
  setWorld({ ...forgotten, sync: { ...sync, phase: 'running', lastError: null } });
  await expect.element(screen.getByRole('textbox', { name: 'Enrolment code' })).not.toBeInTheDocument();
  await expect.element(screen.getByText('4F2C 91AB 07D3 E65A')).toBeVisible(); // until it has been compared
});

test('what is missing is said, and the keyboard goes to it', async () => {
  const screen = await open('ready', '/reports/new');
  await screen.getByRole('radio', { name: 'Hazard' }).click();
  await screen.getByRole('button', { name: 'Hand in' }).click();
  await expect.element(screen.getByText('Write what happened. One sentence is enough.')).toBeVisible();
  await expect.element(screen.getByRole('textbox', { name: 'What happened?' })).toHaveFocus();
});

test('with no key of the DPA a confidential report is not handed in, and the page says what can be done', async () => {
  const screen = await open('lonely', '/reports/new');
  await screen.getByRole('radio', { name: 'Confidential' }).click();
  await screen.getByRole('radio', { name: 'Hazard' }).click();
  await screen.getByRole('textbox', { name: 'What happened?' }).fill('The alarm is switched off at night.');
  await screen.getByRole('button', { name: 'Hand in' }).click();
  await expect.element(screen.getByText('It cannot be sealed yet')).toBeVisible();
  await screen.getByRole('button', { name: 'Make it open' }).click();
  await expect
    .element(screen.getByRole('textbox', { name: 'What happened?' }))
    .toHaveValue('The alarm is switched off at night.');
  await screen.getByRole('button', { name: 'Discard' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
});

test('the code of a confidential report is shown before anything else', async () => {
  const screen = await open('ready', '/reports/new');
  await screen.getByRole('radio', { name: 'Confidential' }).click();
  await screen.getByRole('radio', { name: 'Hazard' }).click();
  await screen.getByRole('textbox', { name: 'What happened?' }).fill('The alarm is switched off at night.');
  await screen.getByRole('button', { name: 'Hand in' }).click();
  await expect.element(screen.getByText('K7QM 2XVD 9HTF')).toBeVisible();
  await screen.getByRole('button', { name: 'I have it on paper' }).click();
  await expect.element(screen.getByText('It goes ashore sealed. Only the DPA can open it.')).toBeVisible();
});

test('a wrong IMO number keeps what was typed, and going back loses nothing', async () => {
  const screen = await open('none', '/');
  const next = screen.getByRole('button', { name: 'Next' });
  await next.click();
  await screen.getByRole('radio', { name: 'New ship on this PC' }).click();
  await next.click();
  await screen.getByRole('textbox', { name: 'Name of the ship' }).fill('MV Test Pioneer');
  await screen.getByRole('textbox', { name: 'IMO number' }).fill('9074728');
  await next.click();
  await expect.element(screen.getByRole('textbox', { name: 'IMO number' })).toHaveFocus();
  await expect.element(screen.getByRole('textbox', { name: 'Short code' })).toHaveValue('TP');
  await screen.getByRole('button', { name: 'Back' }).click();
  await next.click();
  await expect.element(screen.getByRole('textbox', { name: 'IMO number' })).toHaveValue('9074728');
});

test('without a name one reports, and sees nothing of what others wrote', async () => {
  const screen = await open('locked', '/reports');
  await screen.getByRole('button', { name: 'Report something without signing in' }).click();
  await expect.element(screen.getByRole('heading', { name: 'New report' })).toBeVisible();
  location.hash = '#/reports';
  await expect.element(screen.getByRole('heading', { name: 'New report' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Settings' }).elements()).toEqual([]);
});

test('a wrong PIN says how many tries are left', async () => {
  const screen = await open('locked', '/');
  await screen.getByRole('button', { name: /Maria Santos/ }).click();
  await screen.getByLabelText('PIN of Maria Santos').fill('1111');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText(/3 more tries/)).toBeVisible();
  await screen.getByLabelText('PIN of Maria Santos').fill('2468');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('heading', { name: 'Today' })).toBeVisible();
});

test('the Master brings a report on its way, a reason where one is due', async () => {
  const screen = await open('master', '/reports/report.ab23cdefghjkm.5');
  await screen.getByRole('button', { name: 'Send back' }).click();
  // The form opens in place of the moves and asks for words.
  await screen.getByRole('button', { name: 'Send back' }).click();
  expect(theWorld().records.get('report.ab23cdefghjkm.5')?.state).not.toBe('returned');
  await screen.getByRole('textbox', { name: /^Why/ }).fill('Which computer?');
  await screen.getByRole('button', { name: 'Send back' }).click();
  await expect.element(screen.getByText('Which computer?')).toBeVisible();
  expect(theWorld().records.get('report.ab23cdefghjkm.5')?.state).toBe('returned');
});
