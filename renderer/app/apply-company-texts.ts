import type { i18n } from 'i18next';
import { applyCompanyTexts } from '#renderer/i18n/company-texts.ts';
import { readCompanyTexts } from '#shared/domain/content/company-texts.ts';

/** What this version cannot read it leaves alone: the app's own texts stand. */
export async function applyKept(instance: i18n, kept: unknown): Promise<void> {
  const read = kept === null ? null : readCompanyTexts(kept);
  await applyCompanyTexts(instance, read?.ok ? read.value : null);
}
