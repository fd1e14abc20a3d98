import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clauseTextKey, editionNoteKey } from '#shared/domain/readiness/framework-data.ts';
import type { EvidenceKind } from '#shared/domain/readiness/readiness-codes.ts';

/** A key that is made from data: the content check knows that there is a text. */
type Say = (key: string) => string;

export type ReadinessWords = {
  readonly question: (row: string) => string;
  readonly guidance: (row: string) => string;
  /** What shows that it is really so; '' for a heading. */
  readonly proof: (row: string) => string;
  readonly evidence: (kind: EvidenceKind) => string;
  /** The gist of a clause in own words. */
  readonly clause: (edition: string, clause: string) => string;
  /** Where an edition comes from, whom it is for, what of it was not read. */
  readonly editionNote: (edition: string) => string;
};

const ISM = 'ISM';

/** Words of the assessment in the reader's language. */
export function useReadinessWords(): ReadinessWords {
  const { t, i18n } = useTranslation(['content-readiness', 'content-clauses', 'content-rules']);
  return useMemo(() => {
    const say = t as unknown as Say;
    const has = (key: string) => i18n.exists(key);
    return {
      question: (row) => say(`content-readiness:row.${row}.question`),
      guidance: (row) => say(`content-readiness:row.${row}.guidance`),
      proof: (row) => (has(`content-readiness:row.${row}.proof`) ? say(`content-readiness:row.${row}.proof`) : ''),
      evidence: (kind) => say(`content-readiness:evidence.${kind}`),
      clause: (edition, clause) =>
        say(
          edition === ISM
            ? `content-rules:ism.${clause.replaceAll('.', '-')}`
            : `content-clauses:${clauseTextKey(edition, clause)}`,
        ),
      editionNote: (edition) => say(`content-clauses:${editionNoteKey(edition)}`),
    };
  }, [t, i18n]);
}
