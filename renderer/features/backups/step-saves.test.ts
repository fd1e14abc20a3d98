import { beforeEach, expect, test, vi } from 'vitest';
import { idOf, row } from '#renderer/app/testing/fake-ship.ts';
import { setWorld, theWorld, worldOf } from '#renderer/app/testing/fake-world.ts';
import { failStep, passStep, type StepAnswer } from './step-saves.ts';

vi.mock('#renderer/data/index.ts', () => import('#renderer/app/testing/fake-data.ts'));

const MIN = 60_000;
const test1 = row(idOf('restoreTest', 1), { asset: idOf('asset', 1), number: 'RST-TP-A-0001' });
const answer = (more: Partial<StepAnswer>): StepAnswer => ({
  test: test1,
  step: { key: 'tolerance', evidence: [] },
  index: 2,
  title: 'Check the results.',
  result: 'passed',
  reading: ' 41 260 ',
  note: '',
  by: idOf('person', 2),
  at: 50 * MIN,
  events: [
    { kind: 'start', at: 0 },
    { kind: 'pause', at: 10 * MIN },
    { kind: 'resume', at: 30 * MIN },
  ],
  ...more,
});

beforeEach(() => setWorld(worldOf('ready')));

test('a step is one line; the time that is measured leaves pauses out', () => {
  expect(passStep(answer({}))).toHaveLength(1);
  expect(passStep(answer({}))[0]?.values).toMatchObject({
    key: 'tolerance',
    order: 3,
    result: 'passed',
    reading: '41 260',
  });
  const usable = passStep(answer({ step: { key: 'tolerance', evidence: [], watch: 'firstUsable' } }));
  expect(usable[1]?.values).toEqual({ firstUsableAt: 50 * MIN, rtoActualMin: 30 });
});

test('the stop-watch ends where all is verified, and not where that was left out', () => {
  const step = { key: 'compare', evidence: [], watch: 'verified' } as const;
  expect(passStep(answer({ step: { ...step, evidence: [] } })).map(({ values }) => values['kind'])).toEqual([
    'step',
    undefined,
    'end',
  ]);
  expect(passStep(answer({ step: { ...step, evidence: [] }, result: 'skipped' }))).toHaveLength(1);
});

test('what was never timed has no time', () => {
  expect(passStep(answer({ events: [], step: { key: 'x', evidence: [], watch: 'firstUsable' } }))).toHaveLength(1);
});

test('a failed step, its report and the test name each other', async () => {
  const author = { record: idOf('person', 2), name: 'Mira', role: 'ETO', isCrew: true };
  const failure = { description: 'Step 3 failed: no licence', author, language: 'en' };
  expect((await failStep(answer({ result: 'failed', note: 'no licence' }), failure)).ok).toBe(true);
  const all = [...theWorld().records.values()];
  const report = all.find(({ values }) => values['sourceRecord'] === test1.id);
  expect(report?.values).toMatchObject({ source: 'restoreTest', assets: [idOf('asset', 1)], originatorRole: 'ETO' });
  const step = all.find(({ collection }) => collection === 'restoreStep');
  expect(step?.values).toMatchObject({ parent: test1.id, result: 'failed', report: report?.id });
  expect(theWorld().records.get(test1.id)?.values).toMatchObject({ report: report?.id });
});
