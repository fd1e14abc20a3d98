import { useState } from 'react';
import { type DraftHandle, useDraft } from '#renderer/data/index.ts';
import { emptyReport, type ReportDraft, wholeDraft } from './report-draft.ts';

/**
 * What is being reported. An open report is kept on this device as it is typed; a confidential one is kept in memory
 * alone, so the choice between them moves the text from one place to the other and clears the first.
 */
export function useReportDraft(): DraftHandle<ReportDraft> & {
  readonly setAudience: (audience: 'open' | 'confidential') => void;
} {
  const [empty] = useState(() => emptyReport(Date.now()));
  const kept = useDraft('report/new', empty);
  const inMemory = useDraft('report/new/confidential', empty, { isMemoryOnly: true });
  const active = inMemory.value?.audience === 'confidential' ? inMemory : kept;

  function setAudience(audience: 'open' | 'confidential') {
    const { value } = active;
    if (value === null || value.audience === audience) return;
    const [from, to] = audience === 'confidential' ? [kept, inMemory] : [inMemory, kept];
    to.set({ ...value, audience });
    void from.clear();
  }

  const value = active.value && wholeDraft(active.value, Date.now());
  return { ...active, value, setAudience };
}
