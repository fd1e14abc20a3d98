import { useCallback } from 'react';
import type { Person } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';

/** What somebody is aboard: the rank of the crew list, else the first role; null: neither is known. */
export function useRankOf(): (person: Pick<Person, 'rank' | 'roles'>) => string | null {
  const words = useFieldWords();
  return useCallback(({ rank, roles: [role] }) => rank ?? (role === undefined ? null : words.role(role)), [words]);
}

/** "Second officer, Ivan Petrov", for a choice. */
export function useWho(): (person: Pick<Person, 'rank' | 'roles' | 'name'>) => string {
  const rankOf = useRankOf();
  return useCallback((person) => [rankOf(person), person.name].filter(Boolean).join(', '), [rankOf]);
}
