import { expect, test } from 'vitest';
import type { RecordRow } from '#renderer/data/index.ts';
import { validateRecord } from '#shared/domain/validate.ts';
import { answerId, gapAction, targetSave } from './gap-saves.ts';

const NOW = Date.parse('2026-11-29T10:00:00Z');
const ID = 'action.aaaaaaaaaaaaa.1';
const OWNER = { record: 'person.aaaaaaaaaaaaa.1', name: 'ETO' };
const WORDS = { title: 'D-51 drills', text: 'Close the gap' };

test('a gap becomes an action under its answer, and both name each other, answered or not', () => {
  const [action, answer] = gapAction({ question: 'D-51', priority: 160 }, null, ID, WORDS, OWNER, NOW);
  expect(action).toMatchObject({
    number: true,
    values: { parent: answerId('D-51'), links: [answerId('D-51')], plannedOn: '2026-12-29', priority: 'high' },
  });
  expect(answer).toMatchObject({ record: answerId('D-51'), values: { question: 'D-51', gapActions: [ID] } });
  for (const draft of [action, answer])
    expect(validateRecord(draft?.collection ?? '', draft?.values ?? {}).ok).toBe(true);
  const held = {
    id: answerId('D-51'),
    collection: 'answer',
    values: { gapActions: ['action.aaaaaaaaaaaaa.9'] },
  } as unknown as RecordRow;
  const [later, kept] = gapAction({ question: 'D-51', priority: 20 }, held, ID, WORDS, OWNER, NOW);
  expect(later?.values['plannedOn']).toBe('2027-02-27');
  expect(kept?.values['gapActions']).toEqual(['action.aaaaaaaaaaaaa.9', ID]);
});

test('a target is of the answer, and goes back to the default', () => {
  expect(targetSave('D-51', null, 'partial').values).toEqual({ question: 'D-51', targetLevel: 'partial' });
  expect(targetSave('D-51', null, null).values['targetLevel']).toBeNull();
});
