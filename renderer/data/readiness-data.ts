import rawChecklist from '#resources/frameworks/checklist.json' with { type: 'json' };
import rawCrosswalk from '#resources/frameworks/crosswalk.json' with { type: 'json' };
import rawGovern from '#resources/frameworks/govern.json' with { type: 'json' };
import rawSets from '#resources/frameworks/reference-sets.json' with { type: 'json' };
import rawSeed from '#resources/frameworks/seed.json' with { type: 'json' };
import rawRules from '#resources/rules/readiness-rules.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import type { Result } from '#shared/base/result.ts';
import { makeCrosswalk } from '#shared/domain/readiness/crosswalk.ts';
import { readCrosswalkData, readReferenceSets } from '#shared/domain/readiness/framework-data.ts';
import { allRows, readChecklist, readQuestionSet } from '#shared/domain/readiness/question-set.ts';
import type { ScoreInput } from '#shared/domain/readiness/score.ts';
import { readScoreRules } from '#shared/domain/readiness/score-rules.ts';

/** Questions and rules of the readiness score as shipped. */
export type ReadinessData = Pick<ScoreInput, 'rules' | 'rows' | 'checklist' | 'frameworks'>;

export function readinessData(): ReadinessData {
  const rows = allRows(fitting(readQuestionSet(rawSeed)), fitting(readQuestionSet(rawGovern)));
  const sets = fitting(readReferenceSets(rawSets));
  const crosswalk = makeCrosswalk(rows, sets, fitting(readCrosswalkData(rawCrosswalk)));
  const byEdition = new Map<string, Set<string>>();
  for (const { edition, row } of crosswalk.references)
    byEdition.set(edition, (byEdition.get(edition) ?? new Set()).add(row));
  const frameworks = [...byEdition].map(([edition, bearing]) => ({ edition, rows: [...bearing] }));
  return {
    rules: fitting(readScoreRules(rawRules)),
    rows,
    checklist: fitting(readChecklist(rawChecklist)),
    frameworks,
  };
}

function fitting<T>(read: Result<T>): T {
  assert(read.ok, 'the readiness data fit their shape: check:content says so');
  return read.value;
}
