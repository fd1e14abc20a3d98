import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { actionDraft, type Maker } from '#renderer/features/follow-up/index.ts';
import { derivedId } from '#shared/oplog/record-id.ts';

/** Of an answer the id follows from its question, so both sides write one. */
export function answerId(question: string): string {
  return derivedId('answer', question, 'question');
}

/** Product default until the company sets the date: the more urgent, the sooner. */
const SOON_DAYS = 30;
const LATER_DAYS = 90;
const URGENT = 100;

/** What a target can be. */
export const TARGET_LEVELS = ['notStarted', 'partial', 'inPlace', 'inPlaceWithEvidence'] as const;

export type Owner = Pick<Maker, 'record' | 'name'>;

/** A gap becomes an action with owner and date; answer and action name each other. */
export function gapAction(
  gap: { readonly question: string; readonly priority: number },
  answer: RecordRow | null,
  id: string,
  words: { readonly title: string; readonly text: string },
  owner: Owner,
  now: number,
): readonly SaveDraft[] {
  const under = answer?.id ?? answerId(gap.question);
  const held = answer?.values['gapActions'];
  const known = Array.isArray(held) ? held.filter((each): each is string => typeof each === 'string') : [];
  return [
    actionDraft(
      {
        id,
        parent: under,
        kind: 'improvement',
        title: words.title,
        text: words.text,
        priority: gap.priority >= URGENT ? 'high' : 'normal',
        plannedDays: gap.priority >= URGENT ? SOON_DAYS : LATER_DAYS,
        links: [under],
        tags: [gap.question],
      },
      owner,
      now,
    ),
    {
      record: under,
      collection: 'answer',
      loaded: answer,
      values: { question: gap.question, gapActions: [...known, id] },
    },
  ];
}

/** What the company wants to reach here; null: the default again. */
export function targetSave(question: string, answer: RecordRow | null, level: string | null): SaveDraft {
  return {
    record: answer?.id ?? answerId(question),
    collection: 'answer',
    loaded: answer,
    values: { question, targetLevel: level },
  };
}

/** What the company set itself; null: nothing. */
export function targetOf(answer: RecordRow | undefined): string | null {
  const held = answer?.values['targetLevel'];
  return typeof held === 'string' ? held : null;
}
