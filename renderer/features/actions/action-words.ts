import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { actionWorkflow } from '#shared/domain/action.ts';
import { actionOf, isEnded, isOverdue, stateOfAction } from './action-values.ts';

type State = (typeof actionWorkflow.states)[number];

function isState(code: string): code is State {
  return actionWorkflow.states.some((state) => state === code);
}

type ActionWords = {
  readonly state: (code: string) => string;
  readonly kind: (code: string | null | undefined) => string;
  /** Verb of the button that brings an action into a state. */
  readonly move: (to: string) => string;
  /** Who does it: the name, with the role; of a role ashore the role alone. */
  readonly owner: (row: RecordRow) => string;
};

export function useActionWords(): ActionWords {
  const { t } = useTranslation('actions');
  const words = useFieldWords();
  const { persons } = useSession();
  return useMemo(
    () => ({
      state: (code) => words.code('action', 'state', code),
      kind: (code) => (code ? words.code('action', 'kind', code) : t('noKind')),
      move: (to) => (isState(to) ? t(`move.${to}`) : words.code('action', 'state', to)),
      owner: (row) => {
        const { owner, ownerName, ownerRole } = actionOf(row);
        const name = persons.find(({ record }) => record === owner)?.name ?? ownerName;
        return name || (ownerRole ? words.role(ownerRole) : t('noOwner'));
      },
    }),
    [t, words, persons],
  );
}

/** Late work is a warning, what waits for a check runs, what has ended is done. */
export function markOf(row: RecordRow, now: number): MarkKind {
  if (row.isRemoved) return 'failed';
  if (isEnded(row)) return 'done';
  if (isOverdue(row, now)) return 'warning';
  return stateOfAction(row) === 'open' ? 'pending' : 'running';
}
