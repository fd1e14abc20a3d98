import { useMemo } from 'react';
import { useFieldWords } from '#renderer/features/fields/index.ts';

/** Words of evidence and its custody, as the fields have them. */
export function useEvidenceWords() {
  const words = useFieldWords();
  return useMemo(
    () => ({
      label: (field: string) => words.label('incidentEvidence', field),
      kind: (code: string | null | undefined) => words.code('incidentEvidence', 'kind', code ?? 'other'),
      custody: (field: string) => words.label('incidentCustody', field),
      seal: (code: string) => words.code('incidentCustody', 'sealIntact', code),
    }),
    [words],
  );
}
