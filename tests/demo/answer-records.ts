import { readFileSync } from 'node:fs';
import type { DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { derivedId } from '#shared/oplog/record-id.ts';
import { actionsUnder } from './actions.ts';
import { chanceOf, DAY_MS, dayOf, type Scene, type Values } from './scene.ts';
import { ANSWER_NOTES, GAP_ACTIONS, NOT_HERE, SHORE_SAYS, TARGETS } from './story/answers.ts';

type Question = { readonly id: string; readonly kind: string; readonly evidence: readonly string[] };
type Questions = { readonly rows: readonly Question[] };

/** Records that show what a kind of evidence asks for: the newest of the collection. */
const SHOWN: Readonly<Record<string, (record: DemoRecord) => boolean>> = {
  drill: ({ collection }) => collection === 'drill',
  restoreTest: ({ collection, values }) => collection === 'restoreTest' && values['result'] === 'pass',
  riskRegister: ({ collection }) => collection === 'risk',
  papers: ({ collection, values }) => collection === 'document' && values['approvedOn'] !== undefined,
  networkMap: ({ collection }) => collection === 'conduit',
  internalAudit: ({ values }) => values['kind'] === 'internalAudit',
  masterReview: ({ values }) => values['kind'] === 'masterReview',
  vendorSessions: ({ collection, moves }) => collection === 'vendorSession' && moves?.at(-1)?.state === 'reviewed',
  contacts: ({ collection }) => collection === 'contact',
};

/**
 * Answers of the readiness assessment: most is in place, some is begun, the last few wait; beside them what the company
 * says and wants, and the steps of the plan. @param told the records that may be shown as evidence.
 */
export function answerRecords(scene: Scene, told: readonly DemoRecord[]): readonly DemoRecord[] {
  const by = scene.mate('Chief Officer')?.key ?? scene.crew[0]?.key ?? '';
  const shown = new Map(Object.entries(SHOWN).map(([kind, is]) => [kind, told.filter(is)]));
  return ['seed', 'govern'].flatMap((name) => {
    const file = new URL(`../../resources/frameworks/${name}.json`, import.meta.url);
    const { rows } = JSON.parse(readFileSync(file, 'utf8')) as Questions;
    return rows.flatMap(({ id: question, kind, evidence }): readonly DemoRecord[] => {
      const chance = chanceOf(scene, question);
      const isTold = question in NOT_HERE || question in ANSWER_NOTES || question in TARGETS || question in SHORE_SAYS;
      if (kind !== 'question' || (chance.chance(0.06) && !isTold)) return [];
      const at = scene.now - chance.int(20, 200) * DAY_MS;
      const key = `answer ${question}`;
      const steps = actionsUnder(scene, key, scene.now - 19 * DAY_MS, GAP_ACTIONS[question] ?? [], {
        tags: [question],
      });
      const proofs = evidence.flatMap((each) => shown.get(each) ?? []);
      const answer: DemoRecord = {
        key,
        id: derivedId('answer', question, 'question'),
        collection: 'answer',
        at,
        by,
        values: {
          question,
          ...levelOf(question, chance, proofs),
          ...(ANSWER_NOTES[question] === undefined ? {} : { note: ANSWER_NOTES[question] }),
          answeredOn: dayOf(at),
          answeredBy: { ref: by },
          ...shoreOf(scene, question),
          ...(steps.length === 0 ? {} : { gapActions: steps.map((step) => ({ ref: step.key })) }),
        },
      };
      return [answer, ...steps];
    });
  });
}

function levelOf(question: string, chance: ReturnType<typeof chanceOf>, proofs: readonly DemoRecord[]): Values {
  const because = NOT_HERE[question];
  if (because !== undefined) return { level: 'notApplicable', notApplicableBecause: because };
  const level = chance.chance(0.72) ? 'inPlace' : chance.chance(0.75) ? 'partial' : 'notStarted';
  if (level === 'notStarted' || TARGETS[question]?.[0] === 'notStarted') return { level: 'notStarted' };
  const maturity = chance.pick(['written', 'practised', 'practised', 'measured']);
  const isProven = level === 'inPlace' && proofs.length > 0 && chance.chance(0.6);
  if (!isProven) return { level, maturity };
  const first = chance.int(0, proofs.length - 1);
  const chosen = [...new Set([proofs[first], proofs.at(-1)])].flatMap((proof) => proof?.key ?? []);
  return { level: 'inPlaceWithEvidence', maturity, evidence: chosen.map((ref) => ({ ref })) };
}

function shoreOf({ now }: Scene, question: string): Values {
  const says = SHORE_SAYS[question];
  const wants = TARGETS[question];
  return {
    ...(says === undefined ? {} : { shoreLevel: says[0], shoreRemark: says[1], confirmedOn: dayOf(now - 15 * DAY_MS) }),
    ...(wants === undefined ? {} : { targetLevel: wants[0], targetOn: dayOf(now + wants[1] * DAY_MS) }),
  };
}
