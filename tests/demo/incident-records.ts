import type { DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { chanceOf, DAY_MS, dayOf, MASTER_NAME, movesOf, ms, type Row, type Scene, text } from './scene.ts';
import { INCIDENTS, type IncidentStory, LATER } from './story/incidents.ts';

const OPEN_DAYS = 4;
const CLOSED = ['reported', 'contained', 'recovering', 'recovered', 'underReview', 'closed'] as const;
const OPEN = ['reported', 'contained'] as const;
/** Rules of the notification matrix, and at which severities each one asks. */
const TOLD = [
  { rule: 'N1', severities: [1, 2, 3], addressee: 'Master', channel: 'voice', afterMin: 5, receivedBy: MASTER_NAME },
  { rule: 'N2', severities: [3], addressee: 'DPA', channel: 'satphone', afterMin: 25, receivedBy: 'K. Lindqvist' },
  { rule: 'N2b', severities: [3], addressee: 'DPA', channel: 'mail', afterMin: 240, receivedBy: 'K. Lindqvist' },
  { rule: 'N2c', severities: [2], addressee: 'DPA', channel: 'satphone', afterMin: 90, receivedBy: 'K. Lindqvist' },
];
const HOUR_MS = 3_600_000;
export const ROLES: Readonly<Record<string, string>> = {
  Master: 'MASTER',
  'Chief Officer': 'CO',
  'Second Officer': '2O',
  'Third Officer': 'OOW',
  'Chief Engineer': 'CE',
  'Second Engineer': '2E',
  'Third Engineer': '3E',
  ETO: 'ETO',
};

/** Who does an action, by rank; the Master has no record in the file, so his name stands alone. */
export function ownerValues(scene: Scene, rank: string): DemoRecord['values'] {
  const owner = scene.mate(rank);
  return {
    ownerName: owner?.name ?? MASTER_NAME,
    ...(owner === null ? {} : { owner: { ref: owner.key } }),
    ...(ROLES[rank] === undefined ? {} : { ownerRole: ROLES[rank] }),
  };
}

/** @param age place of the incident, the newest first. */
export function incidentRecords(scene: Scene, row: Row, age: number): readonly DemoRecord[] {
  const key = text(row, 'id');
  const story = INCIDENTS[age % INCIDENTS.length] as IncidentStory;
  const at = scene.daysOf('incident', OPEN_DAYS)(ms(row['createdAt']));
  const isOpen = age === 0;
  const eto = scene.mate('ETO');
  const by = eto?.key ?? '';
  const rows = row['timeline'] as Row[];
  const lines = [...story.timeline.slice(0, rows.length), ...LATER].slice(0, rows.length);
  const assets = scene.assetsOf(...story.systems);
  const wanted = (row['systems'] as string[]).length;
  const named = story.systems.flatMap((system) => scene.assetsOf(system).slice(0, 2));
  const chosen = [...new Set([...named, ...assets])].slice(0, wanted);
  const incident: DemoRecord = {
    key,
    collection: 'incident',
    at,
    by,
    moves: movesOf(isOpen ? OPEN : CLOSED, at, scene.now, isOpen ? 0.1 : 3, (state) => {
      if (state === 'closed') return { role: 'DPA' };
      return state === 'recovering' || state === 'recovered' || state === 'underReview' ? { role: 'MASTER' } : { by };
    }),
    values: {
      title: story.title,
      kind: 'incident',
      type: story.type,
      origin: story.origin,
      vector: story.vector,
      stage: story.severity > 2 ? 'effect' : 'attempt',
      severity: story.severity,
      detectedAt: at,
      awareShipAt: at,
      reportedAt: at + HOUR_MS,
      awareCompanyAt: at + 1.5 * HOUR_MS,
      containedAt: at + 2 * HOUR_MS,
      ...(isOpen ? {} : { recoveredAt: at + 9 * HOUR_MS }),
      ...(eto === null ? {} : { reporter: { ref: eto.key }, reporterName: eto.name }),
      assets: chosen.map((ref) => ({ ref })),
      facts: story.facts,
      containment: story.containment,
      rootCause: story.cause,
      ...(story.lessons === '' ? {} : { lessons: story.lessons }),
    },
  };
  return [
    incident,
    ...lines.map(
      (line, i): DemoRecord => ({
        key: `${key} line ${i}`,
        collection: 'incidentTimeline',
        at,
        by,
        values: {
          parent: { ref: key },
          // quick at first, then by the watch; never after today
          happenedAt: Math.min(at + Math.round((i * (i + 1) * HOUR_MS) / 4), scene.now - (rows.length - i) * 60_000),
          kind: i === 0 ? 'observation' : 'action',
          byName: eto?.name ?? MASTER_NAME,
          text: line,
        },
      }),
    ),
    ...toldRecords(scene, incident, story),
    ...actionsOf(scene, row, incident, story, isOpen),
  ];
}

/** Who was told, by rule of the notification matrix: on board at once, the company the same day. */
function toldRecords(scene: Scene, { key, at, by }: DemoRecord, { severity }: IncidentStory): readonly DemoRecord[] {
  return TOLD.filter(({ severities }) => severities.includes(severity)).map(
    ({ rule, addressee, channel, afterMin, receivedBy }): DemoRecord => {
      const toldAt = Math.min(at + afterMin * 60_000, scene.now);
      return {
        key: `${key} told ${rule}`,
        collection: 'incidentNotification',
        at,
        by,
        values: {
          parent: { ref: key },
          rule,
          addressee,
          status: 'told',
          channel,
          toldAt,
          toldBy: { ref: by },
          receivedBy,
        },
      };
    },
  );
}

function actionsOf(
  scene: Scene,
  row: Row,
  { key, at }: DemoRecord,
  story: IncidentStory,
  isOpen: boolean,
): readonly DemoRecord[] {
  const chance = chanceOf(scene, `${key} actions`);
  const by = scene.mate('Chief Officer')?.key ?? '';
  return (row['actions'] as Row[]).map((_, i): DemoRecord => {
    const [title, rank] = story.actions[i % story.actions.length] as readonly [string, string];
    const done = dayOf(Math.min(at + chance.int(3, 9) * DAY_MS, scene.now));
    const owner = scene.mate(rank);
    const states = isOpen ? (i === 1 ? ['open', 'inProgress'] : ['open']) : ['open', 'done', 'verified', 'closed'];
    return {
      key: `${key} action ${i}`,
      collection: 'action',
      at,
      by,
      moves: movesOf(states, at, scene.now, isOpen ? 1 : 4, (state) =>
        state === 'closed' ? { role: 'DPA' } : { by: (state === 'verified' ? null : owner?.key) ?? by },
      ),
      values: {
        parent: { ref: key },
        kind: 'corrective',
        title,
        ...ownerValues(scene, rank),
        plannedOn: dayOf(isOpen ? scene.now + (i * 7 - 1) * DAY_MS : at + 14 * DAY_MS),
        ...(isOpen ? {} : { doneOn: done, doneNote: 'Done and seen by the Chief Officer.' }),
      },
    };
  });
}
