import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getRecord,
  getRecords,
  loadReadinessTrend,
  loadScorecard,
  loadSignOffs,
  useSession,
  useWorkspace,
} from '#renderer/data/index.ts';
import { useMaySeeRestricted } from '#renderer/features/fields/index.ts';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import { loadPhoto } from './load-photo.ts';
import type { PaperMaker } from './make-paper.ts';

const SOURCE = { getRecord, getRecords, loadSignOffs, loadScorecard, loadReadinessTrend, loadPhoto } as const;

/** Makes documents of the open vessel for who works now. */
export function usePaperMaker(): (language: LanguageCode) => PaperMaker {
  const { i18n } = useTranslation();
  const { info } = useWorkspace();
  const { person, staff } = useSession();
  const maySee = useMaySeeRestricted();
  return useMemo(
    () => (language) => ({
      source: SOURCE,
      texts: i18n,
      language,
      facts: {
        ship: {
          name: info?.vesselName ?? '',
          imoNumber: info?.imoNumber ?? '',
          offsetMin: info?.shipTimeOffsetMin ?? 0,
        },
        printedBy: person?.name ?? staff?.name ?? null,
        printedAt: Date.now(),
        showsRestricted: maySee,
      },
    }),
    [i18n, info, person, staff, maySee],
  );
}
