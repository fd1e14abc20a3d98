import { useCallback } from 'react';
import { fieldSpec } from '#shared/domain/kinds.ts';
import { useFieldWords } from './use-field-words.ts';

/** What to say at a field whose text is longer than it can hold, before anybody tries to save it; null: it fits. */
export function useTooLong(): (collection: string, field: string, text: string) => string | null {
  const words = useFieldWords();
  return useCallback(
    (collection, field, text) => {
      const { max } = fieldSpec(collection, field);
      return max !== undefined && text.trim().length > max ? words.why({ field, why: 'tooLong', max }) : null;
    },
    [words],
  );
}
