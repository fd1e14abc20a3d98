import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#renderer/data/index.ts';

const OWN_TEXTS = { collection: 'setting', where: { key: 'policy.ownTexts' } } as const;

/** Puts the company's own words (Settings, words of the company) in the place of the app's, as soon as they are here. */
export function CompanyTexts() {
  const { i18n } = useTranslation();
  const { rows } = useRecords(OWN_TEXTS, { from: 0, count: 1 });
  const kept = JSON.stringify(rows[0]?.values['value'] ?? null);
  const isApplied = useRef(false);
  useEffect(() => {
    if (kept === 'null' && !isApplied.current) return;
    isApplied.current = true;
    void import('./apply-company-texts.ts').then(({ applyKept }) => applyKept(i18n, JSON.parse(kept)));
  }, [i18n, kept]);
  return null;
}
