import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import rawTemplates from '#resources/ncr-templates/cyber.json' with { type: 'json' };
import rawCauses from '#resources/ncr-templates/root-causes.json' with { type: 'json' };
import rawClauses from '#resources/rules/ism-clauses.json' with { type: 'json' };
import rawDeadlines from '#resources/rules/report-deadlines.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import type { Result } from '#shared/base/result.ts';
import { readNcrTemplates, readRootCauses } from '#shared/domain/content/ncr-template.ts';
import { readReportDeadlines } from '#shared/domain/report-deadlines.ts';

/** Content of reports as shipped. What does not fit its shape is a bug that `check:content` finds before. */
function fitting<T>(read: Result<T>): T {
  assert(read.ok, 'the content fits its shape: check:content says so');
  return read.value;
}

export const TEMPLATES = fitting(readNcrTemplates(rawTemplates)).rows;
export const ROOT_CAUSES = fitting(readRootCauses(rawCauses)).rows;
export const DEADLINES = fitting(readReportDeadlines(rawDeadlines));
/** Clauses of the ISM Code with what is known of their source. */
export const ISM_CLAUSES = rawClauses.rows;

export type Template = (typeof TEMPLATES)[number];
export type IsmClause = (typeof ISM_CLAUSES)[number];

/** Name of the ISM Code among the instruments of resources/rules/instruments.json. */
export const ISM = 'ISM';

/** A key that is made from data: the content check knows that there is a text. */
type Say = (key: string, options?: Readonly<Record<string, unknown>>) => string;

type NcrWords = {
  readonly template: (id: string, part: 'title' | 'description' | 'evidence' | 'correction' | 'ask') => string;
  readonly method: (method: string, part: 'title' | 'how') => string;
  readonly box: (method: string, box: string) => string;
  readonly gradeReason: (code: string) => string;
  /** What a clause asks for, in a sentence of our own. */
  readonly gist: (clause: string) => string;
};

export function useNcrWords(): NcrWords {
  const { t } = useTranslation(['content-ncr', 'content-rules']);
  return useMemo(() => {
    const say = t as unknown as Say;
    return {
      template: (id, part) => say(`content-ncr:template.${id}.${part}`),
      method: (method, part) => say(`content-ncr:method.${method}.${part}`),
      box: (method, box) => say(`content-ncr:method.${method}.box.${box}`),
      gradeReason: (code) => say(`content-ncr:gradeReason.${code}`),
      gist: (clause) => say(`content-rules:ism.${clause.replaceAll('.', '-')}`),
    };
  }, [t]);
}
