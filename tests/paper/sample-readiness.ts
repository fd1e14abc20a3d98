import { readinessData } from '#renderer/data/readiness-data.ts';
import { loadAnnex, loadGapData } from '#renderer/i18n/load-content.ts';
import { cyberAnnexPaper } from '#renderer/pdf/model/cyber-annex.ts';
import { gapPlanPaper } from '#renderer/pdf/model/gap-plan.ts';
import type { Paper } from '#renderer/pdf/model/paper.ts';
import type { PaperContext, PaperRecord, PaperSignOff } from '#renderer/pdf/model/paper-context.ts';
import { scorecardPaper } from '#renderer/pdf/model/scorecard.ts';
import { annexView } from '#shared/domain/policy/annex-view.ts';
import { gapPlan } from '#shared/domain/readiness/gap-plan.ts';
import { MONTHS, monthEnds } from '#shared/domain/readiness/month-ends.ts';
import { type Scorecard, scorecard } from '#shared/domain/readiness/score.ts';
import { evidencePoints } from '#shared/domain/readiness/score-evidence.ts';
import { AT, type FilledRecords } from './filled-records.ts';

type Sample = { readonly records: readonly PaperRecord[]; readonly paper: Paper };

function answersIn(filled: FilledRecords, more: Parameters<FilledRecords['record']>[1] = {}) {
  return readinessData()
    .rows.filter(({ kind }) => kind === 'question')
    .slice(0, 8)
    .map(({ id }) => filled.record('answer', { question: id, level: 'partial', shoreLevel: 'inPlace', ...more }));
}

function cardOf(answers: readonly PaperRecord[]): Scorecard {
  const data = readinessData();
  const items = [{ record: 'drill.a.1', at: AT, isGood: true }];
  const evidence = data.rules.evidence.map((rule, at) => evidencePoints(rule, at % 2 === 0 ? items : [], AT));
  return scorecard({ ...data, answers: byQuestion(answers), evidence, now: AT });
}

function byQuestion(answers: readonly PaperRecord[]): ReadonlyMap<string, PaperRecord> {
  return new Map(answers.map((row) => [String(row.values['question']), row]));
}

export async function scorecardSample(context: PaperContext, filled: FilledRecords): Promise<Sample> {
  const answers = answersIn(filled);
  const trend = monthEnds(AT, MONTHS).map((at, month) => ({ at, percent: month * 3, answered: month }));
  return {
    records: answers,
    paper: scorecardPaper(context, { card: cardOf(answers), trend, answers: byQuestion(answers) }),
  };
}

export async function gapPlanSample(context: PaperContext, filled: FilledRecords): Promise<Sample> {
  const actions = [filled.record('action'), filled.record('action')];
  const answers = answersIn(filled, { targetLevel: 'inPlaceWithEvidence', gapActions: actions.map(({ id }) => id) });
  const { questions: scores } = cardOf(answers);
  const plan = gapPlan({ ...(await loadGapData()), ownMatrix: null, scores, answers, risks: [filled.record('risk')] });
  // What was answered is in the scorecard: here its actions stand whole.
  return {
    records: actions,
    paper: gapPlanPaper(context, { plan, actions: new Map(actions.map((row) => [row.id, row])) }),
  };
}

export async function cyberAnnexSample(
  context: PaperContext,
  filled: FilledRecords,
  signOffs: (record: PaperRecord) => readonly PaperSignOff[],
): Promise<Sample> {
  const annex = await loadAnnex();
  const documents = annex.documents.slice(0, -2).map(() => filled.record('document'));
  const written = new Map(annex.documents.map(({ key }, at) => [key, documents[at]?.id ?? '']));
  const view = annexView({
    annex,
    idOf: (key) => written.get(key) ?? '',
    answers: answersIn(filled),
    documents,
    critical: [filled.record('asset')],
    plans: [filled.record('backupPlan')],
    persons: [{ name: 'Arnel Dela Cruz', rank: 'Master', roles: ['MASTER'] }],
    now: AT,
  });
  return { records: documents, paper: cyberAnnexPaper(context, { view, signOffs: documents.flatMap(signOffs) }) };
}
