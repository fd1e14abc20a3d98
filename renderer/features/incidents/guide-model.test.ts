import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import raw from '#resources/procedures/first-hour.json' with { type: 'json' };
import { readFirstHour } from '#shared/domain/content/first-hour.ts';
import { currentAction, type GuideResult, guideActions, guideLine, lastReachable, lastsUntil } from './guide-model.ts';
import { MINUTE, rowOf, T0 } from './test-rows.ts';

const read = readFirstHour(raw);
if (!read.ok) throw new Error('the guide fits its shape');
const GUIDE = read.value;
const KEYS = GUIDE.phases.flatMap(({ actions }) => actions.map(({ key }) => key));
const INCIDENT = rowOf('incident', { title: 'Ransom note' });
const AUTHOR = { record: 'person.x.1', name: 'Arnel Dela Cruz', role: 'MASTER', isCrew: true };
const RESULTS: readonly GuideResult[] = ['done', 'cannot', 'skipped'];

/** The line that a press leaves. */
function line(key: string, result: GuideResult, at = T0, remark = '') {
  const { collection, values } = guideLine({
    incident: INCIDENT,
    action: { key },
    result,
    remark,
    author: AUTHOR,
    now: at,
  });
  return rowOf(collection, values, at);
}

test('it begins with safety, and the quick capture is answered by its own line', () => {
  const [first] = guideActions(GUIDE, []);
  expect(first).toMatchObject({ key: 'emergencyPlan', isStop: true, isPassed: false });
  expect(currentAction(guideActions(GUIDE, [line('capture', 'done')]))).toBe(0);
});

test('it waits while it is not safe, however often that is said, and goes on when it is', () => {
  const waiting = [line('emergencyPlan', 'cannot'), line('emergencyPlan', 'cannot')];
  expect(currentAction(guideActions(GUIDE, waiting))).toBe(0);
  expect(lastReachable(guideActions(GUIDE, waiting))).toBe(0);
  const safe = guideActions(GUIDE, [...waiting, line('emergencyPlan', 'done'), line('capture', 'done')]);
  expect(KEYS[currentAction(safe)]).toBe('callHeads');
  expect(lastReachable(safe)).toBe(KEYS.length - 1);
});

test('the extra watch lasts 72 hours from the last press of the recovery', () => {
  const actions = guideActions(GUIDE, [line('causeKnown', 'done', T0), line('accept', 'done', T0 + MINUTE)]);
  expect(lastsUntil(GUIDE, actions, 'watch')).toBe(T0 + MINUTE + 72 * 60 * MINUTE);
  expect(lastsUntil(GUIDE, guideActions(GUIDE, []), 'watch')).toBeNull();
  expect(lastsUntil(GUIDE, actions, 'scope')).toBeNull();
});

test('a press carries who, when, the answer, and a remark only where one was typed', () => {
  const plain = guideLine({
    incident: INCIDENT,
    action: { key: 'unplug' },
    result: 'done',
    remark: ' ',
    author: AUTHOR,
    now: T0,
  });
  expect(plain.values).toEqual({
    parent: INCIDENT.id,
    kind: 'step',
    happenedAt: T0,
    step: 'unplug',
    result: 'done',
    by: 'person.x.1',
    byName: 'Arnel Dela Cruz',
  });
});

// ---- model: any presses in any order, closed and opened again between any two of them

type Model = Map<string, GuideResult>;

const press = fc.record({ key: fc.constantFrom(...KEYS), result: fc.constantFrom(...RESULTS) });

describe('whatever is pressed', () => {
  test('the last word on each action counts, and where the guide stands follows from the lines alone', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 60 }), (presses) => {
        const model: Model = new Map();
        const lines = presses.map(({ key, result }, at) => {
          model.set(key, result);
          return line(key, result, T0 + at * MINUTE);
        });
        const actions = guideActions(GUIDE, lines);
        for (const { key, result, isPassed, isStop } of actions) {
          expect(result).toBe(model.get(key) ?? null);
          expect(isPassed).toBe(result !== null && !(isStop && result === 'cannot'));
        }
        const current = currentAction(actions);
        expect(actions.slice(0, current).every(({ isPassed }) => isPassed)).toBe(true);
        expect(actions[current]?.isPassed ?? false).toBe(false);
        // killed and read again: the same lines, the same place
        expect(currentAction(guideActions(GUIDE, [...lines]))).toBe(current);
      }),
    );
  });

  test('nobody comes past the stop before somebody said that it is safe or does not apply', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 60 }), (presses) => {
        const lines = presses.map(({ key, result }) => line(key, result));
        const said = presses.filter(({ key }) => key === 'emergencyPlan').at(-1)?.result;
        const reach = lastReachable(guideActions(GUIDE, lines));
        expect(reach).toBe(said === 'done' || said === 'skipped' ? KEYS.length - 1 : 0);
      }),
    );
  });

  test('every action can be answered without typing a word', () => {
    for (const key of KEYS)
      for (const result of RESULTS) {
        const actions = guideActions(GUIDE, [line(key, result)]);
        expect(actions.find((each) => each.key === key)?.result).toBe(result);
      }
  });

  test('lines of other kinds and codes of a newer app change nothing', () => {
    const noise = [
      rowOf('incidentTimeline', { kind: 'note', step: 'unplug', result: 'done' }),
      rowOf('incidentTimeline', { kind: 'step', step: 'unplug', result: 'delegated' }),
      rowOf('incidentTimeline', { kind: 'step', step: 'newAction', result: 'done' }),
    ];
    expect(guideActions(GUIDE, noise)).toEqual(guideActions(GUIDE, []));
  });
});
