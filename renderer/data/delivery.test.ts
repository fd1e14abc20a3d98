import { expect, test } from 'vitest';
import type { Value } from '#shared/base/value.ts';
import type { RecordRow } from './contract.ts';
import { type Delivery, deliveryOf, isWithShip, NOTHING_DELIVERED } from './delivery.ts';

const SELF = 'aaaaaaaaaaaaa';
const OTHER = 'bbbbbbbbbbbbb';

function row(reach: Record<string, number>, values: RecordRow['values'] = {}): RecordRow {
  return { reach, values } as unknown as RecordRow;
}

function known(delivered: Record<string, number>, sent: Record<string, number> = {}): Delivery {
  return { self: SELF, isEnrolled: true, delivered, sent };
}

const ROUTINE = `${SELF}/routine`;

test.each([
  ['nothing has left', known({}), 'queued'],
  ['not enrolled', { ...NOTHING_DELIVERED, self: SELF }, 'queued'],
  ['a part has arrived', known({ [ROUTINE]: 6 }), 'queued'],
  ['it left and nobody has said', known({ [ROUTINE]: 3 }, { [ROUTINE]: 7 }), 'sent'],
  ['it has arrived', known({ [ROUTINE]: 7 }), 'storedAshore'],
] as const)('%s: %s', (_what, delivery, state) => {
  expect(deliveryOf(row({ [ROUTINE]: 7 }), delivery)).toBe(state);
});

test('every lane that touches a record counts', () => {
  const both = row({ [ROUTINE]: 7, [`${SELF}/bulk`]: 9 });
  expect(deliveryOf(both, known({ [ROUTINE]: 7 }))).toBe('queued');
  expect(deliveryOf(both, known({ [ROUTINE]: 7, [`${SELF}/bulk`]: 9 }))).toBe('storedAshore');
});

test('what others wrote came from ashore', () => {
  expect(deliveryOf(row({ [`${OTHER}/routine`]: 900 }), known({}))).toBe('storedAshore');
});

test('answered once it has arrived and shore has written an answer', () => {
  const answers: readonly Readonly<Record<string, Value>>[] = [
    { answer: 'Noted' },
    { answered: true },
    { answerBox: new Uint8Array(3) },
    { reply: 'Yes' },
  ];
  for (const values of answers) {
    expect(deliveryOf(row({ [ROUTINE]: 7 }, values), known({ [ROUTINE]: 7 }))).toBe('answered');
    expect(deliveryOf(row({ [ROUTINE]: 8 }, values), known({ [ROUTINE]: 7 }))).toBe('queued'); // changed since
  }
});

test('a receipt of the ship covers all that this desk wrote on a record, in every lane', () => {
  const reach = { 'desk/routine': 7, 'desk/urgent': 9, 'ship/routine': 400 };
  expect(isWithShip({ reach }, 'desk', { 'desk/routine': 7, 'desk/urgent': 9 })).toBe(true);
  expect(isWithShip({ reach }, 'desk', { 'desk/routine': 7, 'desk/urgent': 8 })).toBe(false);
  expect(isWithShip({ reach }, 'desk', {})).toBe(false);
  expect(isWithShip({ reach }, 'other', {})).toBeNull();
});
