import type { DemoRecord, DemoSignature } from '#renderer/features/demo/demo-file.ts';
import { RISK_AXES } from '#shared/domain/risk.ts';
import { actionsUnder } from './actions.ts';
import { ROLES } from './incident-records.ts';
import { conduitKey } from './network-records.ts';
import { DAY_MS, dayOf, type Scene, type Values } from './scene.ts';
import { type Rating, RISKS, type RiskStory } from './story/risks.ts';

const ACCEPTED_SIGNED = 3;
const MATRIX_EDITION = '1';
const riskKey = (i: number): string => `risk ${i + 1}`;

/**
 * The register, with what is done about each of it. @param told what the log of the ship holds already: drills and
 * incidents that a risk names.
 */
export function riskRecords(scene: Scene, told: readonly DemoRecord[]): readonly DemoRecord[] {
  return RISKS.flatMap((story, i) => {
    const risk = riskRecord(scene, story, riskKey(i), linksOf(story, told));
    return [risk, ...actionsUnder(scene, risk.key, risk.at, story.actions)];
  });
}

/** Some of what people aboard have accepted, under the own PIN: each signature takes the time of a PIN to load. */
export function acceptedSignatures(scene: Scene): readonly DemoSignature[] {
  const accepted = RISKS.flatMap(({ status, decided }, i) => {
    const by = decided?.by === undefined ? null : scene.mate(decided.by);
    return status === 'accepted' && by !== null ? [{ record: riskKey(i), by: by.key, meaning: 'accepted' }] : [];
  });
  return accepted.slice(0, ACCEPTED_SIGNED);
}

function riskRecord(scene: Scene, story: RiskStory, key: string, links: readonly string[]): DemoRecord {
  const { now } = scene;
  const [foundDays, reviewedDays, reviewIn] = story.days;
  const named = new Map([...scene.assets].map(([id, asset]) => [asset.name, id]));
  const on = (daysAgo: number): string => dayOf(now - daysAgo * DAY_MS);
  const owner = scene.mate(story.owner)?.key ?? '';
  const role = ROLES[story.owner];
  return {
    key,
    collection: 'risk',
    at: now - foundDays * DAY_MS,
    by: scene.mate('Chief Officer')?.key ?? owner,
    values: {
      scope: 'ship',
      title: story.title,
      assets: story.assets.flatMap((name) => named.get(name) ?? []).map((ref) => ({ ref })),
      zone: { ref: `zone ${story.zone}` },
      threat: story.threat,
      threatActors: story.actors,
      vulnerabilities: story.weak,
      scenario: story.scenario,
      controls: story.controls,
      controlEffectiveness: story.works,
      ...guidelineOf(story),
      ...ratingOf('inherent', story.inherent),
      ...ratingOf('residual', story.residual),
      owner: { ref: owner },
      ...(role === undefined ? {} : { ownerRole: role }),
      ...(story.interim === undefined ? {} : { interimMeasure: story.interim }),
      reviewOn: on(-reviewIn),
      ...(reviewedDays === null ? {} : { reviewedOn: on(reviewedDays) }),
      reviewTriggers: story.triggers,
      questions: story.questions,
      ...(story.note === undefined ? {} : { note: story.note }),
      matrixEdition: MATRIX_EDITION,
      ...decisionOf(scene, story),
      status: story.status,
      links: links.map((ref) => ({ ref })),
    },
  };
}

function guidelineOf({ guideline }: RiskStory): Values {
  if (guideline === undefined) return {};
  const [threatCapability, threatOpportunity, threatIntent, vulnerabilityLevel] = guideline;
  return { threatCapability, threatOpportunity, threatIntent, vulnerabilityLevel };
}

function ratingOf(side: 'inherent' | 'residual', rating: Rating | undefined): Values {
  if (rating === undefined) return {};
  const [likelihood, ...axes] = rating;
  return Object.fromEntries([
    [`${side}Likelihood`, likelihood],
    ...RISK_AXES.map((axis, i) => [`${side}${axis}`, axes[i] ?? 1]),
  ]);
}

function decisionOf(scene: Scene, { decided }: RiskStory): Values {
  if (decided === undefined) return {};
  const by = decided.by === undefined ? null : scene.mate(decided.by);
  return {
    decision: decided.what,
    decisionReason: decided.why,
    approvedOn: dayOf(scene.now - decided.daysAgo * DAY_MS),
    ...(by === null ? {} : { approvedBy: { ref: by.key } }),
  };
}

/** The newest drill of each scenario, the incident that showed it, the way that it takes. */
function linksOf({ drills = [], incident, conduit }: RiskStory, told: readonly DemoRecord[]): readonly string[] {
  const newest = (scenario: string) =>
    told.filter(({ collection, values }) => collection === 'drill' && values['scenario'] === scenario).at(-1);
  const shown = told.find(
    ({ collection, values }) =>
      collection === 'incident' && incident !== undefined && String(values['title']).startsWith(incident),
  );
  const records = [...drills.map(newest), shown].flatMap((record) => record?.key ?? []);
  return conduit === undefined ? records : [...records, conduitKey(conduit)];
}
