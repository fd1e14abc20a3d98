import { useMemo } from 'react';
import { useRecords } from '#renderer/data/index.ts';
import { registerOf } from '#shared/domain/advisory-assets.ts';
import { type HeldAdvisory, heldAdvisories } from '#shared/domain/advisory-held.ts';
import { type Concern, concernsOf } from './advisory-values.ts';

const MESSAGES = { collection: 'message', where: { kind: 'advisoryBundle' } } as const;
const ASSETS = { collection: 'asset' } as const;
const ANSWERS = { collection: 'advisoryMatch' } as const;
/** More than any ship holds. */
const ALL = { from: 0, count: 5000 } as const;

export type AdvisoryEntry = { readonly advisory: HeldAdvisory; readonly concerns: readonly Concern[] };

/** What came from shore, held against this ship's own register. */
export function useAdvisories(): { readonly entries: readonly AdvisoryEntry[]; readonly isLoading: boolean } {
  const messages = useRecords(MESSAGES, ALL);
  const assets = useRecords(ASSETS, ALL);
  const answers = useRecords(ANSWERS, ALL);
  const entries = useMemo(() => {
    const register = registerOf(assets.rows);
    return heldAdvisories(messages.rows).map((advisory) => ({
      advisory,
      concerns: concernsOf(advisory, assets.rows, register, answers.rows),
    }));
  }, [messages.rows, assets.rows, answers.rows]);
  return { entries, isLoading: messages.isLoading || assets.isLoading || answers.isLoading };
}
