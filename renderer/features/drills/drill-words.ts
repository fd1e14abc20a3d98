import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { isLanguageCode, type LanguageCode, languageOf } from '#renderer/i18n/languages.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { isRole } from '#shared/domain/roles.ts';
import { drillOf } from './drill-values.ts';
import { useAllScenarioTexts, useCommonText, useScenarios } from './scenario-content.ts';

type Code = string | null | undefined;

type DrillWords = {
  readonly state: (code: Code) => string;
  readonly kind: (code: Code) => string;
  readonly level: (code: Code) => string;
  readonly result: (code: Code) => string;
  readonly stepResult: (code: Code) => string;
  readonly part: (code: Code) => string;
  /** Of the library, or what the ship wrote itself. */
  readonly combinedWith: (code: Code) => string;
  /** A role of the ship, the controller, the port. */
  readonly actor: (code: string) => string;
  readonly actors: (codes: readonly string[]) => string;
  /** In the reader's language where the scenario is known. */
  readonly title: (row: RecordRow) => string;
};

/** Codes of a drill in words; "not known" where there is none. */
export function useDrillWords(): DrillWords {
  const { t } = useTranslation('common');
  const words = useFieldWords();
  const common = useCommonText();
  const textsOf = useAllScenarioTexts();
  const scenarios = useScenarios();
  return useMemo(() => {
    const of = (collection: string, field: string) => (code: Code) =>
      code ? words.code(collection, field, code) : t('unknown');
    const actor = (code: string) => (isRole(code) ? words.role(code) : common(`actor.${code}`) || code);
    return {
      state: of('drill', 'state'),
      kind: of('drill', 'kind'),
      level: of('drill', 'level'),
      result: of('drill', 'result'),
      stepResult: of('drillStep', 'result'),
      part: of('drillAttendance', 'part'),
      combinedWith: (code) => (code ? common(`combineWith.${code}`) || code : t('nothing')),
      actor,
      actors: (codes) => codes.map(actor).join(', '),
      title: (row) => {
        const scenario = scenarios.find(({ id }) => id === drillOf(row).scenario);
        return scenario === undefined ? row.title : `${scenario.id} ${textsOf(scenario)('title')}`;
      },
    };
  }, [t, words, common, textsOf, scenarios]);
}

/** A ring for what waits, a tick for what is held; only a drill that is running shines. */
export function markOf(state: string): MarkKind {
  switch (state) {
    case 'draft':
    case 'ready':
      return 'pending';
    case 'running':
    case 'debrief':
      return 'running';
    case 'paused':
      return 'half';
    case 'aborted':
    case 'cancelled':
      return 'failed';
    default:
      return 'done';
  }
}

/** The languages of the cards that this device has, first the working language. */
export function cardLanguages(
  row: RecordRow,
  own: LanguageCode,
  offered: readonly LanguageCode[],
): readonly LanguageCode[] {
  const wanted = (drillOf(row).languages ?? []).filter(isLanguageCode).filter((code) => offered.includes(code));
  return wanted.length > 0 ? wanted.slice(0, 2) : [own];
}

export function languageName(code: LanguageCode): string {
  return languageOf(code).name;
}
