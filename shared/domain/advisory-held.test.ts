import { expect, test } from 'vitest';
import { answerBy, heldAdvisories, isAnswered } from './advisory-held.ts';
import type { AdvisoryMatchFields } from './advisory-match.ts';

const day = (on: string) => Date.parse(`${on}T12:00:00Z`);
const message = (id: string, publishedOn: string, sentOn: string, dueOn: string | null = null) => {
  const products = [{ vendor: 'Danelec', product: 'VDR G4e' }];
  const advisory = { id: 'A-1', title: 'T', publisher: 'CERT', publishedOn, cves: [], products };
  return { id, createdAt: day(sentOn), values: { payload: { advisories: [advisory] }, sentAt: day(sentOn), dueOn } };
};
const held = (...messages: ReturnType<typeof message>[]) => {
  const [first] = heldAdvisories(messages);
  if (first === undefined) throw new Error('no advisory');
  return first;
};
const answer = (status: string, publishedOn: string): AdvisoryMatchFields => ({ advisory: 'A-1', status, publishedOn });

test('the time for an answer runs from the first time that it came, or ends on the day that the company set', () => {
  const twice = held(message('m.1', '2026-01-05', '2026-01-06'), message('m.2', '2026-02-05', '2026-02-06'));
  expect(answerBy(twice, null, 'P30D')).toBe(day('2026-02-05'));
  expect(answerBy(held(message('m.1', '2026-01-05', '2026-01-06', '2026-01-10')), null, 'P30D')).toBe(
    Date.parse('2026-01-10T23:59:59.999Z'),
  );
});

test('published anew it asks again, and only from then on; an action that is at it goes on', () => {
  const once = held(message('m.1', '2026-01-05', '2026-01-06'));
  const twice = held(message('m.2', '2026-02-05', '2026-02-06'), message('m.1', '2026-01-05', '2026-01-06'));
  const notOurs = answer('notAffected', '2026-01-05');
  expect(isAnswered(once, null)).toBe(false);
  expect(isAnswered(once, answer('open', '2026-01-05'))).toBe(false);
  expect(isAnswered(once, notOurs)).toBe(true);
  expect(isAnswered(twice, notOurs)).toBe(false);
  expect(answerBy(twice, notOurs, 'P30D')).toBe(day('2026-03-08'));
  expect(isAnswered(twice, answer('affected', '2026-01-05'))).toBe(true);
  expect(isAnswered(twice, { advisory: 'A-1', status: 'patched' })).toBe(true);
});
