import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';

export type IncidentWords = {
  /** "Recovering". */
  readonly state: (code: string) => string;
  /** The button that brings it there: "It is contained". */
  readonly move: (code: string) => string;
  readonly type: (code: string | null | undefined) => string;
  /** "4 Major"; not judged yet says so. */
  readonly severity: (severity: number | null | undefined) => string;
  /** What the severity means and asks for. */
  readonly severityRule: (severity: number) => string;
  readonly role: (code: string) => string;
  readonly code: (field: string, code: string) => string;
  readonly field: (field: string) => string;
};

/** A key that is made from data: a test knows that there is a text for each. */
type SayKey = (key: string, options?: Readonly<Record<string, unknown>>) => string;

export function useIncidentWords(): IncidentWords {
  const { t } = useTranslation(['incidents', 'common']);
  const words = useFieldWords();
  return useMemo(() => {
    const say = t as unknown as SayKey;
    return {
      state: (code) => words.code('incident', 'state', code),
      move: (code) => say(`incidents:move.${code}`),
      type: (code) => (code ? words.code('incident', 'type', code) : t('incidents:notSorted')),
      severity: (severity) => (isSeverity(severity) ? say(`incidents:severity.${severity}`) : t('incidents:notJudged')),
      severityRule: (severity) => say(`incidents:severityRule.${severity}`),
      role: words.role,
      code: (field, code) => words.code('incident', field, code),
      field: (field) => words.label('incident', field),
    };
  }, [t, words]);
}

function isSeverity(severity: number | null | undefined): severity is number {
  return typeof severity === 'number' && Number.isInteger(severity) && severity >= 1 && severity <= 5;
}

/** An incident that is over needs nobody: only what runs has the colour of its severity. */
export function severityMark(severity: number | null | undefined, isOver: boolean): MarkKind {
  if (isOver) return 'done';
  if (typeof severity !== 'number') return 'pending';
  return severity >= 5 ? 'alarm' : severity === 4 ? 'warning' : severity === 3 ? 'caution' : 'info';
}
