import { useState } from 'react';
import { type DraftHandle, useDraft } from '#renderer/data/index.ts';
import { emptyReport, type ReportDraft, wholeDraft } from './report-draft.ts';

type Audience = 'open' | 'confidential';

const NO_PHOTOS: readonly File[] = [];

/**
 * What is being reported, with its photos. An open report is kept on this device as it is typed; a confidential one is
 * kept sealed, so the choice between them moves all of it from one place to the other and clears the first.
 */
export function useReportDraft(): DraftHandle<ReportDraft> & {
  readonly photos: readonly File[];
  readonly setPhotos: (photos: readonly File[]) => void;
  readonly setAudience: (audience: Audience) => void;
} {
  const [empty] = useState(() => emptyReport(Date.now()));
  const open = {
    text: useDraft('report/new', empty),
    photos: useDraft('report/new/photos', NO_PHOTOS),
  };
  const sealed = {
    text: useDraft('report/new/confidential', empty, { isSealed: true }),
    photos: useDraft('report/new/confidential/photos', NO_PHOTOS, { isSealed: true }),
  };
  const active = sealed.text.value?.audience === 'confidential' ? sealed : open;
  const { text, photos } = active;

  async function clear() {
    await Promise.all([text.clear(), photos.clear()]);
  }

  function setAudience(audience: Audience) {
    if (text.value === null || text.value.audience === audience) return;
    const to = audience === 'confidential' ? sealed : open;
    to.text.set({ ...text.value, audience });
    if (photos.value !== null && photos.value.length > 0) to.photos.set(photos.value);
    void clear();
  }

  // Until all are known nothing is shown: what is typed into the one would hide behind the other.
  const isKnown = [open, sealed].every((each) => each.text.value !== null && each.photos.value !== null);
  const value = isKnown && text.value !== null ? wholeDraft(text.value, Date.now()) : null;
  return { ...text, value, clear, photos: photos.value ?? NO_PHOTOS, setPhotos: photos.set, setAudience };
}
