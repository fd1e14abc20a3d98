import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { report } from '#shared/domain/report.ts';
import { reportWorkflow } from '#shared/domain/report-workflow.ts';

type Code = string | null | undefined;

type ReportWords = {
  readonly kind: (code: Code) => string;
  readonly state: (code: Code) => string;
  readonly source: (code: Code) => string;
  readonly mailDone: (code: Code) => string;
  readonly role: (code: Code) => string;
  /** Verb of the button that brings a report into a state; the DPA takes what others pass on. */
  readonly move: (to: string, isDpa?: boolean) => string;
};

/** The answers to "what did you do with it?". */
export const MAIL_DONE = report.fields.mailDone.values ?? [];

type State = (typeof reportWorkflow.states)[number];

function isState(code: string): code is State {
  return reportWorkflow.states.some((state) => state === code);
}

/** Codes of a report in words; "not known" where there is none. */
export function useReportWords(): ReportWords {
  const { t } = useTranslation(['reports', 'common']);
  const words = useFieldWords();
  return useMemo(() => {
    const of = (field: string) => (code: Code) => (code ? words.code('report', field, code) : t('common:unknown'));
    return {
      kind: of('kind'),
      state: of('state'),
      source: of('source'),
      mailDone: of('mailDone'),
      role: of('originatorRole'),
      move: (to, isDpa = false) => {
        if (isDpa && to === 'dpaReview') return t('reports:move.dpaReviewOwn');
        return isState(to) ? t(`reports:move.${to}`) : words.code('report', 'state', to);
      },
    };
  }, [t, words]);
}
