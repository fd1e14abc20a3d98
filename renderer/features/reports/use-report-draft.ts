import { useState } from 'react';
import { type DraftHandle, useDraft } from '#renderer/data/index.ts';
import { emptyReport, type ReportDraft, wholeDraft } from './report-draft.ts';

/**
 * What is being reported. An open report is kept on this device as it is typed; a confidential one is kept sealed, so the
 * choice between them moves the text from one place to the other and clears the first.
 */
export function useReportDraft(): DraftHandle<ReportDraft> & {
  readonly setAudience: (audience: 'open' | 'confidential') => void;
} {
  const [empty] = useState(() => emptyReport(Date.now()));
  const kept = useDraft('report/new', empty);
  const sealed = useDraft('report/new/confidential', empty, { isSealed: true });
  const active = sealed.value?.audience === 'confidential' ? sealed : kept;

  function setAudience(audience: 'open' | 'confidential') {
    const { value } = active;
    if (value === null || value.audience === audience) return;
    const [from, to] = audience === 'confidential' ? [kept, sealed] : [sealed, kept];
    to.set({ ...value, audience });
    void from.clear();
  }

  // Until both are known nothing is shown: what is typed into the one would hide behind the other.
  const isKnown = kept.value !== null && sealed.value !== null;
  const value = isKnown && active.value !== null ? wholeDraft(active.value, Date.now()) : null;
  return { ...active, value, setAudience };
}
