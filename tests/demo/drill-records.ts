import { readFileSync } from 'node:fs';
import type { DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { chanceOf, DAY_MS, dayOf, MASTER_NAME, movesOf, ms, noonOf, of, type Row, type Scene, text } from './scene.ts';
import {
  ABSENT,
  CLOSING,
  DRILLS,
  type DrillStory,
  OPENING,
  PORTS,
  SCENARIOS,
  STEP_REMARK_MISSED,
  STEP_REMARKS,
  STEP_REMARKS_LATE,
} from './story/drills.ts';

/** Days since the newest drill: the next one of the quarter is due soon. */
const NEWEST_DAYS = 81;
const PROGRAMME_DAYS = 548;
const STEP_COUNT = 12;

type Step = {
  readonly key?: string;
  readonly title: string;
  readonly plannedMin: number;
  readonly remark: string | null;
};

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../resources/${path}`, import.meta.url), 'utf8'));

/** The scenario as the library tells it, between the ship's own lines; as many as the workload has. */
function stepsOf(id: string): { readonly title: string; readonly steps: readonly Step[] } {
  const { steps } = read(`drills/${id.toLowerCase()}.json`) as {
    steps: readonly { key: string; atMin: number }[];
  };
  const said = read(`locales/en/content-drill-${id.toLowerCase()}.json`) as {
    title: string;
    step: Readonly<Record<string, { inject?: string; expect: string }>>;
  };
  const own = STEP_COUNT - steps.length;
  const before = OPENING.slice(0, Math.ceil(own / 2) - (own > 3 ? 0 : 1));
  const after = CLOSING.slice(-(own - before.length));
  const last = steps.at(-1)?.atMin ?? 0;
  return {
    title: said.title,
    steps: [
      ...before.map(([title, remark]) => ({ title, remark, plannedMin: 0 })),
      ...steps.map(({ key, atMin }) => ({
        key,
        title: said.step[key]?.expect ?? key,
        plannedMin: atMin,
        remark: null,
      })),
      ...after.map(([title, remark], i) => ({ title, remark, plannedMin: last + 5 * (i + 1) })),
    ],
  };
}

/** What the ship has to hold within 18 months. */
export function programmeRecords(scene: Scene): readonly DemoRecord[] {
  return Object.values(SCENARIOS).map(
    (scenario): DemoRecord => ({
      key: `programme ${scenario}`,
      collection: 'drillPlan',
      at: scene.startedAt,
      by: scene.crew[0]?.key ?? '',
      values: {
        title: stepsOf(scenario).title,
        scenario,
        kind: 'tabletop',
        level: 'drill',
        everyDays: PROGRAMME_DAYS,
        status: 'active',
        controllerRole: 'CO',
        plannedOn: dayOf(scene.now + 12 * DAY_MS),
      },
    }),
  );
}

export function drillRecords(scene: Scene, row: Row, age: number): readonly DemoRecord[] {
  const key = text(row, 'id');
  const chance = chanceOf(scene, key);
  const scenario = SCENARIOS[text(row, 'title').replace(/ drill$/, '')] ?? 'S03';
  const story = DRILLS[scenario] as DrillStory;
  const day = scene.daysOf('drill', NEWEST_DAYS)(ms(row['createdAt']));
  const at = noonOf(day) + chance.int(2, 8) * 15 * 60_000;
  const controller = scene.mate(story.controller);
  const by = controller?.key ?? scene.crew[0]?.key ?? '';
  const rows = row['steps'] as Row[];
  const elapsed = rows.map((step) => ms(step['actual']) - ms(row['createdAt']));
  const endedAt = at + (elapsed.at(-1) ?? 0) + 60_000;
  const told = stepsOf(scenario);
  const isMissed = text(row, 'outcome') === 'to be repeated' && age % 2 === 1;
  const result = isMissed || text(row, 'outcome') === 'partly satisfactory' ? 'partlyMet' : 'met';
  const isAtSea = chance.chance(0.6);
  const states = ['running', 'debrief', 'completed', ...(age < 1 ? [] : ['acknowledged'])];
  const drill: DemoRecord = {
    key,
    collection: 'drill',
    at,
    by,
    moves: movesOf(states, at, scene.now, 0.5, (state) => {
      if (state === 'acknowledged') return { role: 'DPA' };
      return state === 'completed' ? { role: 'MASTER' } : { by };
    }),
    values: {
      plan: { ref: `programme ${scenario}` },
      title: told.title,
      kind: age % 5 === 2 ? 'functional' : 'tabletop',
      level: age % 10 === 3 ? 'exercise' : 'drill',
      scenario,
      rules: age % 3 === 0 ? ['DU3'] : [],
      startedAt: at,
      endedAt,
      shipStatus: isAtSea ? 'atSea' : 'atBerth',
      ...(isAtSea ? {} : { port: of(PORTS, chance.int(0, 99)) }),
      stopWord: 'STOP DRILL',
      ...(controller === null ? {} : { controller: { ref: controller.key } }),
      controllerName: controller?.name ?? MASTER_NAME,
      assets: story.assets.flatMap((system) => scene.assetsOf(system).slice(0, 1)).map((ref) => ({ ref })),
      description: story.description,
      lessons: of(story.lessons, age),
      result,
    },
  };
  return [
    drill,
    ...attendanceOf(scene, row, drill, story.controller),
    ...rows.map((_, i): DemoRecord => {
      const step = told.steps[i] as Step;
      const missed = isMissed && i === STEP_COUNT - 5;
      const isLate = !missed && result === 'partlyMet' && i === 5;
      const remark = isLate ? of(STEP_REMARKS_LATE, age) : (step.remark ?? of(STEP_REMARKS, chance.int(0, 99)));
      return {
        key: `${key} step ${i}`,
        collection: 'drillStep',
        at,
        by,
        values: {
          parent: { ref: key },
          ...(step.key === undefined ? {} : { key: step.key }),
          order: i + 1,
          title: step.title,
          plannedMin: step.plannedMin,
          doneAt: at + (elapsed[i] ?? 0),
          elapsedMs: elapsed[i] ?? 0,
          result: missed ? 'notDone' : 'done',
          action: missed ? STEP_REMARK_MISSED : remark,
        },
      };
    }),
    ...(['start', 'end'] as const).map(
      (kind): DemoRecord => ({
        key: `${key} ${kind}`,
        collection: 'drillTimeline',
        at,
        by,
        values: {
          parent: { ref: key },
          kind,
          happenedAt: kind === 'start' ? at : endedAt,
          elapsedMs: kind === 'start' ? 0 : endedAt - at,
        },
      }),
    ),
  ];
}

function attendanceOf(scene: Scene, row: Row, { key, at, by }: DemoRecord, controller: string): readonly DemoRecord[] {
  return (row['participants'] as Row[]).map((p, i): DemoRecord => {
    const person = scene.person(p['name']);
    const mate = scene.crew.find((each) => each.key === person);
    const isPresent = p['present'] === true || mate?.rank === controller;
    return {
      key: `${key} person ${i}`,
      collection: 'drillAttendance',
      at,
      by,
      values: {
        parent: { ref: key },
        person: { ref: person },
        name: mate?.name ?? '',
        rank: mate?.rank ?? '',
        part: mate?.rank === controller ? 'controller' : 'participant',
        present: isPresent,
        ...(isPresent ? {} : { absentReason: of(ABSENT, i) }),
      },
    };
  });
}
