import { asksAgain } from '#shared/domain/readiness/answers.ts';
import type { AnswerEntry } from './use-answers.ts';

type Place = Pick<AnswerEntry, 'row' | 'reasons'>;

/** The question to go on with: the next one that asks for an answer, from there round to the start; null: none is left. */
export function nextQuestion(entries: readonly Place[], from: string | null): string | null {
  const at = entries.findIndex(({ row }) => row.id === from);
  const round = [...entries.slice(at + 1), ...entries.slice(0, Math.max(at, 0))];
  return round.find(({ reasons }) => asksAgain(reasons))?.row.id ?? null;
}

/** The one before it in the order of the list; null for the first. */
export function previousQuestion(entries: readonly Place[], from: string): string | null {
  const at = entries.findIndex(({ row }) => row.id === from);
  return at > 0 ? (entries[at - 1]?.row.id ?? null) : null;
}
