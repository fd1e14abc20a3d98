import type { DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { chanceOf, DAY_MS, dayOf, LOG_DAYS, movesOf, noonOf, of, type Row, type Scene, text } from './scene.ts';
import {
  BACKUP_FAILED,
  BACKUP_NOTES,
  BACKUP_PARTIAL,
  PLANS,
  type PlanStory,
  TEST_FAILED,
  TEST_PASSED,
  TEST_REMARKS,
} from './story/backups.ts';

const MB = 1_000_000;
const MIN_MS = 60_000;
const RANKS: Readonly<Record<string, string>> = { CO: 'Chief Officer', '2O': 'Second Officer', ETO: 'ETO' };
/** Systems whose plans have most copies: those that are copied every week. */
const WEEKLY = PLANS.filter(({ everyDays }) => everyDays <= 7);
const RARE = PLANS.filter(({ everyDays }) => everyDays > 7);
/** The tests that failed, by plan and how many came after it: the last one is to be repeated. */
const FAILED: readonly string[] = ['mailFiles 1', 'pmsdb 0'];

const planKey = ({ key }: PlanStory): string => `plan ${key}`;
const nameOf = (scene: Scene, { performerRole }: PlanStory): string =>
  scene.mate(RANKS[performerRole] ?? 'ETO')?.name ?? '';

function assetsOf(scene: Scene, { key }: PlanStory): readonly string[] {
  return [...scene.assets].filter(([, { story }]) => story.plan === key).map(([id]) => id);
}

/** The backup programme, for every system of it that the ship has. */
export function planRecords(scene: Scene): readonly DemoRecord[] {
  return PLANS.map((plan): DemoRecord => {
    const responsible = scene.mate(RANKS[plan.performerRole] ?? 'ETO');
    return {
      key: planKey(plan),
      collection: 'backupPlan',
      at: scene.startedAt,
      by: scene.crew[0]?.key ?? '',
      values: {
        name: plan.name,
        libraryKey: plan.key,
        assets: assetsOf(scene, plan).map((ref) => ({ ref })),
        content: plan.content,
        dataClass: plan.dataClass,
        ...(plan.rpoMin === undefined ? {} : { rpoMin: plan.rpoMin }),
        rtoMin: plan.rtoMin,
        everyDays: plan.everyDays,
        testEveryDays: plan.testEveryDays,
        ...(plan.procedure === undefined ? {} : { procedure: plan.procedure }),
        status: 'active',
        mediaKinds: [...new Set(plan.media.map(([kind]) => kind))],
        offlineCopyPlace: plan.media.at(-1)?.[2] ?? '',
        restorableBy: plan.restorableBy,
        performerRole: plan.performerRole,
        ...(responsible === null ? {} : { responsible: { ref: responsible.key } }),
      },
    };
  });
}

export type Copied = { readonly plan: PlanStory; readonly asset: string; readonly at: number };

/** Which plan each of the workload's backups belongs to and when it was made: the newest ones first of each plan. */
export function copiesOf(scene: Scene, rows: readonly Row[]): ReadonlyMap<string, Copied> {
  const counts = new Map<string, number>();
  return new Map(
    rows.flatMap((row, i): readonly (readonly [string, Copied])[] => {
      const plan = i % 4 === 3 ? of(RARE, (i - 3) / 4) : of(WEEKLY, i);
      const age = counts.get(plan.key) ?? 0;
      const days = plan.newestDays + age * plan.everyDays;
      const asset = of(assetsOf(scene, plan), i);
      if (asset === undefined) return [];
      counts.set(plan.key, age + 1);
      const hour = chanceOf(scene, text(row, 'id')).int(7, 17) * 60 + (i % 50);
      const at = scene.now - Math.min(days, 540) * DAY_MS - DAY_MS + hour * MIN_MS;
      return [[text(row, 'id'), { plan, asset, at }]];
    }),
  );
}

export function backupRecord(scene: Scene, row: Row, { plan, asset, at }: Copied, by: string): DemoRecord {
  const chance = chanceOf(scene, text(row, 'id'));
  const isOld = at < scene.now - (plan.newestDays + 3 * plan.everyDays) * DAY_MS;
  const result = isOld && chance.chance(0.08) ? (chance.chance(0.5) ? 'failed' : 'partial') : 'ok';
  const [mediaKind, mediaLabel, storagePlace] = of(plan.media, Math.floor(at / DAY_MS / plan.everyDays));
  const sizeBytes = Math.round(plan.sizeMb * MB * (0.9 + 0.2 * chance.next()));
  const isPaper = mediaKind === 'paper';
  return {
    key: text(row, 'id'),
    collection: 'backup',
    at,
    by,
    values: {
      plan: { ref: planKey(plan) },
      asset: { ref: asset },
      content: plan.content,
      method: plan.method,
      trigger: 'schedule',
      startedAt: at,
      endedAt: at + Math.round(4 * MIN_MS + sizeBytes / 800),
      performerName: nameOf(scene, plan),
      ...(isPaper ? {} : { sizeBytes, sha256s: [`${text(row, 'sha256')} set 1`] }),
      mediaKind,
      mediaLabel,
      storagePlace,
      offline: mediaKind !== 'nas',
      encrypted: !isPaper && plan.dataClass === 'C',
      result,
      ...(result === 'failed' ? { error: BACKUP_FAILED } : {}),
      note: result === 'partial' ? BACKUP_PARTIAL : of(BACKUP_NOTES, chance.int(0, 99)),
    },
  };
}

/** Restore tests, the newest of each plan first; two of them failed and something followed. */
export function restoreRecords(
  scene: Scene,
  rows: readonly Row[],
  copies: ReadonlyMap<string, Copied>,
): readonly DemoRecord[] {
  const timed = rows.map((row, i) => {
    const plan = of(PLANS, i);
    const after = Math.floor(i / PLANS.length);
    const days = plan.newestTestDays + after * plan.testEveryDays;
    const isInLog = days < LOG_DAYS - 15;
    const at = noonOf(scene.now - (isInLog ? days : 280 + ((i * 37) % 240)) * DAY_MS) - 3 * 60 * MIN_MS;
    return { row, plan, at, mark: `${plan.key} ${after}` };
  });
  const newest = timed.toSorted((a, b) => b.at - a.at);
  return timed.flatMap((test) => testRecords(scene, test, newest.indexOf(test), copies));
}

type Timed = { readonly row: Row; readonly plan: PlanStory; readonly at: number; readonly mark: string };

function testRecords(
  scene: Scene,
  { row, plan, at, mark }: Timed,
  age: number,
  copies: ReadonlyMap<string, Copied>,
): readonly DemoRecord[] {
  const key = text(row, 'id');
  const chance = chanceOf(scene, key);
  const failed = TEST_FAILED[FAILED.indexOf(mark)];
  const isLong = failed === undefined && chance.chance(0.12);
  const rtoActualMin = Math.round(plan.rtoMin * (isLong ? 1.1 + chance.next() / 3 : 0.2 + 0.5 * chance.next()));
  const minutes = failed === undefined ? rtoActualMin : 40;
  const backup = [...copies].find(([, copy]) => copy.plan === plan && copy.at < at);
  const tester = scene.mate(RANKS[plan.performerRole] ?? 'ETO');
  const head = scene.mate(plan.performerRole === 'ETO' ? 'Chief Engineer' : 'Chief Officer');
  const witness = plan.performerRole === 'CO' ? scene.mate('Second Officer') : head;
  const endedAt = at + minutes * MIN_MS;
  const states = ['running', 'finished', 'accepted', ...(age < 4 ? [] : ['acknowledged'])];
  const test: DemoRecord = {
    key,
    collection: 'restoreTest',
    at,
    by: tester?.key ?? '',
    moves: movesOf(states, at, scene.now, 2, (state) => {
      if (state === 'acknowledged') return { role: 'FCM' };
      const by = state === 'accepted' ? scene.mate('Chief Engineer') : tester;
      return by === null ? {} : { by: by.key, ...(state === 'accepted' ? { role: 'CE' } : {}) };
    }),
    values: {
      plan: { ref: planKey(plan) },
      asset: { ref: (backup?.[1].asset ?? of(assetsOf(scene, plan), age)) as string },
      ...(backup === undefined ? {} : { backup: { ref: backup[0] } }),
      ...(plan.procedure === undefined ? {} : { procedure: plan.procedure }),
      environment: 'testFolder',
      startedAt: at,
      endedAt,
      rtoTargetMin: plan.rtoMin,
      ...(failed === undefined ? { rtoActualMin } : {}),
      result: failed ? 'fail' : isLong ? 'passWithRemarks' : 'pass',
      ...(failed ? { defects: failed.defects } : {}),
      remarks: failed?.remarks ?? of(isLong ? TEST_REMARKS : TEST_PASSED, chance.int(0, 99)),
      ...(tester === null ? {} : { tester: { ref: tester.key }, testerName: tester.name }),
      ...(witness === null ? {} : { witness: { ref: witness.key }, witnessName: witness.name }),
    },
  };
  if (failed === undefined) return [test];
  const owner = scene.mate('ETO');
  const isDone = failed.done !== '';
  return [
    test,
    {
      key: `${key} action`,
      collection: 'action',
      at: endedAt,
      by: head?.key ?? '',
      moves: movesOf(
        isDone ? ['open', 'inProgress', 'done', 'verified', 'closed'] : ['open', 'inProgress'],
        endedAt,
        scene.now,
        6,
        (state) => (state === 'closed' ? { role: 'FCM' } : { by: (state === 'verified' ? head : owner)?.key ?? '' }),
      ),
      values: {
        parent: { ref: key },
        kind: 'corrective',
        priority: 'high',
        title: failed.action,
        ...(owner === null ? {} : { owner: { ref: owner.key }, ownerName: owner.name }),
        ownerRole: 'ETO',
        plannedOn: dayOf(isDone ? endedAt + 20 * DAY_MS : scene.now + 6 * DAY_MS),
        ...(isDone ? { doneOn: dayOf(endedAt + 12 * DAY_MS), doneNote: failed.done } : {}),
      },
    },
  ];
}
