import type { RecordRow } from '#renderer/data/index.ts';
import { loadAnnex, loadGapData } from '#renderer/i18n/load-content.ts';
import { annexDocumentId } from '#renderer/pdf/model/annex-document-id.ts';
import { cyberAnnexPaper } from '#renderer/pdf/model/cyber-annex.ts';
import { gapPlanPaper } from '#renderer/pdf/model/gap-plan.ts';
import { scorecardPaper } from '#renderer/pdf/model/scorecard.ts';
import { annexView } from '#shared/domain/policy/annex-view.ts';
import { gapPlan, plannedActions } from '#shared/domain/readiness/gap-plan.ts';
import { MONTHS, monthEnds } from '#shared/domain/readiness/month-ends.ts';
import { isAboard } from './lists.ts';
import type { Gather, PaperSource } from './source.ts';

/** Names of the questions, and of what is reckoned from them. */
const WORDS = ['scorecard', 'content-readiness'] as const;

async function answersOf(source: PaperSource): Promise<ReadonlyMap<string, RecordRow>> {
  const rows = await source.getRecords({ collection: 'answer' });
  return new Map(rows.filter(({ isRemoved }) => !isRemoved).map((row) => [String(row.values['question']), row]));
}

/** Null: no vessel is open. */
export const gatherScorecard: Gather = async (source) => {
  const [card, answers] = await Promise.all([source.loadScorecard(), answersOf(source)]);
  if (card === null) return null;
  const trend = await source.loadReadinessTrend(monthEnds(card.at, MONTHS));
  return {
    rows: [...answers.values()],
    files: [],
    namespaces: WORDS,
    build: (context) => scorecardPaper(context, { card, trend, answers }),
  };
};

export const gatherGapPlan: Gather = async (source) => {
  const [card, answers, risks, settings, actions, data] = await Promise.all([
    source.loadScorecard(),
    answersOf(source),
    source.getRecords({ collection: 'risk' }),
    source.getRecords({ collection: 'setting', where: { key: 'policy.riskMatrix' } }),
    source.getRecords({ collection: 'action' }),
    loadGapData(),
  ]);
  if (card === null) return null;
  const ownMatrix = settings[0]?.values['value'];
  const plan = gapPlan({ ...data, ownMatrix, scores: card.questions, answers: [...answers.values()], risks });
  const named = new Set(plan.gaps.flatMap(({ question }) => plannedActions(answers.get(question))));
  const planned = actions.filter(({ id }) => named.has(id));
  return {
    rows: [...answers.values(), ...planned],
    files: [],
    namespaces: ['gaps', ...WORDS],
    build: (context) => gapPlanPaper(context, { plan, actions: new Map(planned.map((row) => [row.id, row])) }),
  };
};

export const gatherCyberAnnex: Gather = async (source) => {
  const [answers, documents, critical, plans, people, annex] = await Promise.all([
    answersOf(source),
    source.getRecords({ collection: 'document' }),
    source.getRecords({ collection: 'asset', where: { ismCritical: true }, sort: 'title', down: false }),
    source.getRecords({ collection: 'backupPlan', sort: 'title', down: false }),
    source.getRecords({ collection: 'person', sort: 'title', down: false }),
    loadAnnex(),
  ]);
  const ids = new Set(annex.documents.map(({ key }) => annexDocumentId(key)));
  const written = documents.filter(({ id }) => ids.has(id));
  const signOffs = await source.loadSignOffs(written.map(({ id }) => id));
  const persons = people.filter(isAboard).map(({ title, values }) => ({
    name: title,
    rank: typeof values['rank'] === 'string' ? values['rank'] : null,
    roles: Array.isArray(values['roles']) ? values['roles'].map(String) : [],
  }));
  const held = { annex, idOf: annexDocumentId, answers: [...answers.values()], documents: written };
  return {
    rows: written,
    files: [],
    namespaces: ['policy', ...WORDS],
    build: (context) => {
      const view = annexView({ ...held, critical, plans, persons, now: context.printedAt });
      return cyberAnnexPaper(context, { view, signOffs });
    },
  };
};
