import { describe, expect, test } from 'vitest';
import { DUE_DATA } from '#renderer/data/due-data.ts';
import { readinessData } from '#renderer/data/readiness-data.ts';
import type { DemoRecord, DemoValue } from '#renderer/features/demo/demo-file.ts';
import rawZones from '#resources/library/zones.json' with { type: 'json' };
import rawAnnex from '#resources/rules/policy-annex.json' with { type: 'json' };
import rawGuides from '#resources/rules/review-guides.json' with { type: 'json' };
import rawMatrix from '#resources/rules/risk-matrix.json' with { type: 'json' };
import type { Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { brokenRules, readZoneLibrary } from '#shared/domain/conduit-rules.ts';
import { dueList } from '#shared/domain/due/due-list.ts';
import type { DueRecord } from '#shared/domain/due/due-subjects.ts';
import { kindOf, workflowOf } from '#shared/domain/kinds.ts';
import { documentState, readAnnex } from '#shared/domain/policy/annex.ts';
import { evidenceItems } from '#shared/domain/readiness/evidence-items.ts';
import { gapPlan, plannedActions } from '#shared/domain/readiness/gap-plan.ts';
import { scorecard } from '#shared/domain/readiness/score.ts';
import { evidencePoints } from '#shared/domain/readiness/score-evidence.ts';
import { readReviewGuides } from '#shared/domain/review-guide.ts';
import { heatMap } from '#shared/domain/risk/heat-map.ts';
import { circlesIn, type ImpactAsset, stopsWith } from '#shared/domain/risk/impact.ts';
import { matrixInUse, readRiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import { judgeMove, readWorkflow } from '#shared/domain/workflow.ts';
import { demoShip } from './demo-ship.ts';

const NOW = Date.UTC(2026, 10, 29, 12);
const SEEDS = Array.from({ length: 5 }, (_, i) => i + 1);
const MATRIX = matrixInUse(read(readRiskMatrix(rawMatrix)), undefined);

function read<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** The records as the app holds them once they are loaded. */
function shipOf(seed: number) {
  const { vessel, records } = demoShip(seed, NOW);
  const idOf = new Map(records.map(({ key, collection }) => [key, `${collection}.${key}`]));
  const plain = (value: DemoValue): Value => {
    if (Array.isArray(value)) return value.map((each: DemoValue) => plain(each));
    const isRef = typeof value === 'object' && value !== null && 'ref' in value;
    return isRef ? (idOf.get(String(value.ref)) ?? null) : (value as Value);
  };
  const held = records.map((record): DueRecord & { readonly collection: string; readonly title: string } => {
    const { key, collection, at, moves = [] } = record;
    const values = Object.fromEntries(Object.entries(record.values).map(([field, value]) => [field, plain(value)]));
    const state = moves.at(-1);
    return {
      id: idOf.get(key) ?? key,
      collection,
      title: String(values['title'] ?? values['name'] ?? key),
      number: null,
      values: state === undefined ? values : { ...values, state },
      createdAt: at,
      updatedAt: moves.at(-1)?.at ?? at,
      isRemoved: false,
    };
  });
  const first = Math.min(...held.map(({ createdAt }) => createdAt));
  const ship = { id: 'vessel.1', title: vessel.name, number: null, values: vessel, createdAt: first, updatedAt: first };
  const of = (collection: string) => held.filter((each) => each.collection === collection);
  const all = Object.fromEntries(
    [...new Set(held.map(({ collection }) => collection))].map((name) => [name, of(name)]),
  );
  return { records, of, all: { ...all, vessel: [{ ...ship, isRemoved: false }] } };
}

const values = (record: DueRecord | undefined) => record?.values ?? {};
const list = (record: DueRecord, field: string) => (record.values[field] ?? []) as readonly string[];

describe.each(SEEDS)('seed %i', (seed) => {
  const { records, of, all } = shipOf(seed);
  const due = dueList(DUE_DATA, all, NOW);
  const data = readinessData();
  const items = evidenceItems(all, due, NOW, data.rules.advisoryAnswer);
  const evidence = data.rules.evidence.map((rule) => evidencePoints(rule, items[rule.kind], NOW));
  const answers = new Map(
    of('answer').map(({ id, values: said, updatedAt }) => [String(said['question']), { id, values: said, updatedAt }]),
  );
  const card = scorecard({ ...data, answers, evidence, now: NOW });

  test('readiness is that of a ship in use, and each kind of evidence has something to show', () => {
    expect(card.whole.percent).toBeGreaterThanOrEqual(55);
    expect(card.whole.percent).toBeLessThanOrEqual(85);
    expect(card.whole.apart).toBe(2);
    expect(card.whole.differing).toBeGreaterThan(0);
    const bare = evidence.filter((each) => each.measure !== 'count' && each.items.length === 0).map(({ kind }) => kind);
    expect(bare).toEqual([]);
  });

  test('some is overdue, some soon, most in time', () => {
    const states = (kind: string) => due.filter((item) => item.kind === kind).map(({ state }) => state);
    expect(states('riskReview').filter((state) => state === 'overdue').length).toBeGreaterThan(0);
    expect(states('action')).toContain('overdue');
    const late = due.filter(({ state }) => state === 'overdue').length;
    expect(late).toBeGreaterThan(3);
    expect(late).toBeLessThan(due.length / 4);
  });

  test('the risk register has every level, every status, and the ways to drills, incidents, actions and conduits', () => {
    const risks = of('risk');
    expect(risks.length).toBeGreaterThanOrEqual(10);
    expect(new Set(risks.map((risk) => risk.values['status']))).toEqual(
      new Set(['open', 'treating', 'accepted', 'closed']),
    );
    for (const side of ['inherent', 'residual'] as const) {
      const levels = new Set(
        heatMap(MATRIX, risks, side)
          .rows.flat()
          .flatMap((cell) => cell.risks.map(() => cell.level)),
      );
      expect(levels.size, side).toBeGreaterThanOrEqual(3);
    }
    for (const risk of risks) expect(list(risk, 'assets').length, risk.title).toBeGreaterThan(0);
    const linked = new Set(risks.flatMap((risk) => list(risk, 'links').map((link) => link.split('.')[0])));
    expect(linked).toEqual(new Set(['drill', 'incident', 'conduit']));
    const isNamed = (id: string, by: string) => list(find(id), 'links').includes(by);
    for (const risk of risks) for (const link of list(risk, 'links')) expect(isNamed(link, risk.id), link).toBe(true);
    expect(of('action').filter(({ values: { parent } }) => String(parent).startsWith('risk.')).length).toBeGreaterThan(
      8,
    );
  });

  const find = (id: string): DueRecord =>
    Object.values(all)
      .flat()
      .find((each) => each.id === id) as DueRecord;

  test('the impact map is no circle, reaches past three steps, and says what comes back too late', () => {
    const assets: readonly ImpactAsset[] = of('asset');
    expect(circlesIn(assets)).toEqual([]);
    const stops = assets.map(({ id }) => stopsWith(id, assets));
    expect(Math.max(...stops.flat().map(({ depth }) => depth))).toBeGreaterThanOrEqual(3);
    const late = stops.flat().filter(({ isTooLate }) => isTooLate).length;
    expect(late).toBeGreaterThan(0);
    expect(late).toBeLessThan(stops.flat().length / 2);
    const critical = of('asset').filter((asset) => asset.values['ismCritical'] === true);
    expect(critical.length).toBeGreaterThan(10);
    for (const {
      values: { fallback, rtoMin },
    } of critical)
      expect([fallback, rtoMin]).not.toContain(undefined);
  });

  test('every zone of the library stands on the map, and one way breaks its rules: that of a risk', () => {
    const { zones, rules } = read(readZoneLibrary(rawZones));
    const key = (ref: Value | undefined) => String(values(of('zone').find(({ id }) => id === ref))['key']);
    expect(of('zone').map((zone) => zone.values['key'])).toEqual(zones.map((zone) => zone.key));
    const broken = of('conduit').filter(({ values: { from, to, medium, control, logged } }) => {
      const facts = { medium: String(medium), control: String(control), logged: logged === true };
      return brokenRules(rules, { ...facts, from: key(from), to: key(to) }).length > 0;
    });
    expect(broken).toHaveLength(1);
    expect(of('risk').some((risk) => list(risk, 'links').includes(broken[0]?.id ?? ''))).toBe(true);
  });

  test('the annex shows each state of a document', () => {
    const papers = new Map(of('document').map((paper) => [list(paper, 'requirements')[0], paper]));
    const states = read(readAnnex(rawAnnex)).documents.map(({ question }) =>
      documentState(papers.get(question)?.values ?? null, NOW),
    );
    expect(new Set(states)).toEqual(new Set(['missing', 'draft', 'approved', 'reviewDue']));
  });

  test('reviews answer the points of their guide, all of them once completed', () => {
    const { guides } = read(readReviewGuides(rawGuides));
    for (const review of of('review')) {
      const keys = guides.find(({ kind }) => kind === review.values['kind'])?.points.map((point) => point.key) ?? [];
      const steps = of('reviewStep').filter(({ values: { parent } }) => parent === review.id);
      const answered = steps.map((step) => String(step.values['key']));
      const isRunning = readWorkflow(review.values['state'])?.state === 'running';
      expect(answered).toEqual(isRunning ? keys.slice(0, answered.length) : keys);
      const findings = steps.filter((step) => step.values['result'] === 'finding').length;
      expect(of('action').filter(({ values: { parent } }) => parent === review.id)).toHaveLength(findings);
    }
    expect(new Set(of('review').map((review) => readWorkflow(review.values['state'])?.state))).toEqual(
      new Set(['running', 'acknowledged']),
    );
  });

  test('the gap plan has own targets, and steps under its gaps', () => {
    const plan = gapPlan({
      ...data,
      matrix: read(readRiskMatrix(rawMatrix)),
      ownMatrix: undefined,
      scores: card.questions,
      answers: of('answer'),
      risks: of('risk'),
    });
    expect(plan.gaps.filter(({ isOwnTarget }) => isOwnTarget).length).toBeGreaterThan(5);
    expect(
      plan.gaps.filter(({ question }) => plannedActions(plan.answers.get(question)).length > 0).length,
    ).toBeGreaterThan(3);
  });

  test('visits and media are in every state that a ship sees', () => {
    const states = of('vendorSession').map((visit) => readWorkflow(visit.values['state'])?.state);
    expect(new Set(states)).toEqual(new Set(['approved', 'refused', 'ended', 'reviewed']));
    const media = new Set(of('mediaLog').map((medium) => medium.values['status']));
    expect(media).toEqual(new Set(['stored', 'inUse', 'quarantined', 'destroyed']));
    expect(of('contact').filter((contact) => list(contact, 'notifies').length > 0).length).toBeGreaterThan(3);
  });

  test('a reference names a record of the kind that its field asks for', () => {
    const wrong = records.flatMap(({ key, collection, values: told }) => {
      const { fields } = kindOf(collection);
      return Object.entries(told).flatMap(([field, value]) => {
        const to = fields[field]?.to;
        const refs = [value].flat().flatMap((each) => (isRef(each) ? [each.ref] : []));
        return refs
          .filter((ref) => to !== undefined && collectionOf(records, ref) !== to)
          .map((ref) => [key, field, ref]);
      });
    });
    expect(wrong).toEqual([]);
  });

  test.each(['vendorSession', 'review', 'action'])('who moves a %s may', (collection) => {
    const workflow = workflowOf(collection);
    const roles = new Map(records.map(({ key, values: told }) => [key, (told['roles'] ?? []) as readonly string[]]));
    const isNew = ({ values: { parent } }: DemoRecord) =>
      collection !== 'action' || (isRef(parent) && /^(risk|review|answer) /.test(parent.ref));
    for (const record of records.filter((each) => each.collection === collection && isNew(each))) {
      const { owner } = record.values;
      for (const [i, { state, by, role, reason }] of (record.moves ?? []).entries()) {
        const before = record.moves?.[i - 1]?.state;
        if (before === undefined || workflow === undefined) continue;
        const isOwner = by !== undefined && isRef(owner) && owner.ref === by;
        const who = {
          roles: role === undefined ? (roles.get(by ?? '') ?? []) : [role],
          relations: isOwner ? ['owner' as const] : [],
        };
        expect(judgeMove(workflow, before, state, who, reason), `${record.key}: ${before} to ${state}`).toBe('ok');
      }
    }
  });
});

function isRef(value: unknown): value is { readonly ref: string } {
  return typeof value === 'object' && value !== null && 'ref' in value;
}

function collectionOf(records: readonly DemoRecord[], key: string): string | undefined {
  return records.find((record) => record.key === key)?.collection;
}
