import type { DemoMove, DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { ownerValues } from './incident-records.ts';
import {
  chanceOf,
  DAY_MS,
  dayOf,
  MASTER_NAME,
  movesOf,
  ms,
  of,
  type Placed,
  type Row,
  type Scene,
  text,
} from './scene.ts';
import {
  ACTION_DAYS,
  CLOSED_AT_ONCE,
  CLOSED_WITH_ACTION,
  LOCAL_REPORTS,
  OPERATED,
  REASONS,
  REMARKS,
  REPORT_ACTIONS,
  REPORT_STATES,
  REPORTS,
  type ReportStory,
} from './story/reports.ts';

/** Days since the newest one. */
const NEWEST_DAYS = 2;
const SOURCE: Readonly<Record<string, string>> = {
  'internal audit': 'internalAudit',
  'self inspection': 'inspection',
  PSC: 'inspection',
  vetting: 'vetting',
  class: 'crew',
};
/** Moves that the ship makes; the DPA makes the rest. */
const MASTERS = ['masterReview', 'dpaReview', 'returned', 'reopened'];
const IN_WORK = ['correctiveAction', 'ineffective'];
const OWNERS = ['correctiveAction', 'verification'];
const OPEN = [
  'accepted',
  'correctiveAction',
  'verification',
  'ineffective',
  'escalatedMajor',
  'downgraded',
  'externalOpen',
];

/** @param age place of the report, the newest first. */
export function reportRecords(scene: Scene, row: Row, age: number): readonly DemoRecord[] {
  const key = text(row, 'id');
  const chance = chanceOf(scene, key);
  const { story, language } = storyOf(row, age);
  const assetId = story.kind === 'hazard' ? text(row, 'assetId') : chance.pick(operated(scene));
  const asset = scene.assets.get(assetId) as Placed;
  const wanted = REPORT_STATES[age] ?? (story.kind === 'nonConformity' ? CLOSED_WITH_ACTION : CLOSED_AT_ONCE);
  const at = scene.daysOf('ncr', NEWEST_DAYS)(ms(row['createdAt']));
  const by = scene.person(row['createdBy']);
  const mate = scene.crew.find((each) => each.key === by);
  const eto = scene.mate('ETO');
  const told = (words: string) => words.replaceAll('{asset}', asset.name).replaceAll('{place}', asset.place);
  const last = wanted.moves.at(-1) ?? '';
  const about = (state: string): Omit<DemoMove, 'state' | 'at'> => ({
    ...(state === 'submitted' || state === 'cancelled' ? { by } : {}),
    ...(OWNERS.includes(state) && eto !== null ? { by: eto.key } : {}),
    ...(MASTERS.includes(state) ? { role: 'MASTER' } : {}),
    ...(REASONS[state] === undefined ? {} : { reason: REASONS[state] }),
  });
  const report: DemoRecord = {
    key,
    collection: 'report',
    at,
    by,
    moves: movesOf(wanted.moves, at, scene.now, 3, about),
    values: {
      kind: story.kind,
      ...(story.kind === 'nonConformity' ? { class: wanted.major ? 'major' : 'minor' } : {}),
      title: told(story.title),
      description: told(story.description),
      immediateCorrection: told(story.correction),
      happenedAt: at - 2 * 3_600_000,
      place: asset.place,
      assets: [{ ref: assetId }],
      originator: { ref: by },
      originatorName: mate?.name ?? MASTER_NAME,
      ...(last === 'externalOpen'
        ? { source: 'portStateControl', externalBody: 'Port state control, Rotterdam', externalNumber: `PSC-${age}417` }
        : { source: story.kind === 'nonConformity' ? (SOURCE[text(row, 'source')] ?? 'crew') : 'crew' }),
      requirementClause: story.clause,
      rootCause: told(story.cause),
      ...(OPEN.includes(last) ? { dueOn: dayOf(scene.now + (age === 7 ? -6 : 5 + age * 3) * DAY_MS) } : {}),
      ...(eto === null ? {} : { owner: { ref: eto.key } }),
      ownerRole: 'ETO',
      language,
    },
  };
  return [report, ...remarksOf(scene, row, report, chance.int(0, 99)), ...actionOf(scene, report, story, age)];
}

/** The units themselves, without their parts. */
function operated(scene: Scene): readonly string[] {
  return scene.assetsOf(...OPERATED).filter((id) => {
    const { name, story } = scene.assets.get(id) as Placed;
    return /^\d+$/.test(name.slice(story.label.length + 1));
  });
}

function storyOf(row: Row, age: number): { readonly story: ReportStory; readonly language: string } {
  const wanted = REPORT_STATES[age]?.kind;
  const lang = text(row, 'lang');
  const local = wanted === undefined ? LOCAL_REPORTS[lang] : undefined;
  if (local !== undefined) return { story: of(local, age), language: lang === 'zh' ? 'zh-Hans' : lang };
  const fitting = REPORTS.filter(({ kind }) => wanted === undefined || kind === wanted);
  return { story: of(fitting, age * 7), language: 'en' };
}

function remarksOf(scene: Scene, row: Row, { key, at }: DemoRecord, first: number): readonly DemoRecord[] {
  const remarks = row['remarks'] as Row[];
  return remarks.map(
    (r, i): DemoRecord => ({
      key: `${key} remark ${i}`,
      collection: 'reportRemark',
      at,
      by: scene.person(r['by']),
      values: {
        parent: { ref: key },
        text: of(REMARKS, first + i),
        by: { ref: scene.person(r['by']) },
        writtenAt: Math.min(ms(r['at']) - ms(row['createdAt']) + at, scene.now - (remarks.length - i) * 3_600_000),
      },
    }),
  );
}

/** What is being done about a report that is put right now. */
function actionOf(
  scene: Scene,
  { key, at, by }: DemoRecord,
  { title }: ReportStory,
  age: number,
): readonly DemoRecord[] {
  const numbered = REPORT_STATES.flatMap(({ moves }, i) => (IN_WORK.includes(moves.at(-1) ?? '') ? [i] : []));
  const found = REPORT_ACTIONS[title];
  const inDays = ACTION_DAYS[numbered.indexOf(age)];
  if (found === undefined || inDays === undefined) return [];
  const [action, rank] = found;
  return [
    {
      key: `${key} action`,
      collection: 'action',
      at,
      by,
      moves: movesOf(['open', 'inProgress'], at, scene.now, 4, () => ({ by: scene.mate(rank)?.key ?? by })),
      values: {
        parent: { ref: key },
        kind: 'corrective',
        title: action,
        ...ownerValues(scene, rank),
        plannedOn: dayOf(scene.now + inDays * DAY_MS),
      },
    },
  ];
}
