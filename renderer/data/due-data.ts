import rawSeed from '#resources/frameworks/seed.json' with { type: 'json' };
import rawBackups from '#resources/rules/backup-defaults.json' with { type: 'json' };
import rawRules from '#resources/rules/due-rules.json' with { type: 'json' };
import rawDeadlines from '#resources/rules/report-deadlines.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import type { Result } from '#shared/base/result.ts';
import type { DueData } from '#shared/domain/due/due-list.ts';
import { readBackupDefaults, readDueRules } from '#shared/domain/due/due-rules.ts';
import { readQuestionSet } from '#shared/domain/readiness/question-set.ts';
import { readReportDeadlines } from '#shared/domain/report-deadlines.ts';

/** The rules of due dates as shipped. One that does not fit is a bug that `check:content` finds before. */
export const DUE_DATA: DueData = {
  rules: fitting(readDueRules(rawRules)),
  backups: fitting(readBackupDefaults(rawBackups)),
  deadlines: fitting(readReportDeadlines(rawDeadlines)),
  // What the seed itself calls an example outside the ISM Code does not hold the assessment up.
  questions: fitting(readQuestionSet(rawSeed))
    .rows.filter(({ kind, illustrative }) => kind === 'question' && illustrative !== true)
    .map(({ id }) => id),
};

function fitting<T>(read: Result<T>): T {
  assert(read.ok, 'the rules fit their shape: check:content says so');
  return read.value;
}
