import type { DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { ownerValues } from './incident-records.ts';
import { DAY_MS, dayOf, movesOf, type Scene } from './scene.ts';

/** What, rank of who does it, how far it has come, days from today until it is planned, and what kind it is. */
export type ActionStory = readonly [
  title: string,
  rank: string,
  state: 'open' | 'inProgress' | 'done' | 'closed',
  plannedIn: number,
  kind: 'corrective' | 'preventive' | 'improvement' | 'interim',
];

const WAYS: Readonly<Record<ActionStory[2], readonly string[]>> = {
  open: ['open'],
  inProgress: ['open', 'inProgress'],
  done: ['open', 'inProgress', 'done'],
  closed: ['open', 'inProgress', 'done', 'verified', 'closed'],
};

/** Actions under a record; each names it. */
export function actionsUnder(
  scene: Scene,
  parent: string,
  at: number,
  stories: readonly ActionStory[],
  rest: DemoRecord['values'] = {},
): readonly DemoRecord[] {
  const { now, crew } = scene;
  return stories.map(([title, rank, state, plannedIn, kind], i): DemoRecord => {
    const owner = scene.mate(rank)?.key ?? crew[0]?.key ?? '';
    const isDone = state === 'done' || state === 'closed';
    const moves = movesOf(WAYS[state], at, now, 4, (to) =>
      to === 'verified' ? { role: 'MASTER' } : to === 'closed' ? { role: 'DPA' } : { by: owner },
    );
    const doneAt = moves.find((move) => move.state === 'done')?.at ?? now;
    return {
      key: `${parent} action ${i}`,
      collection: 'action',
      at,
      by: owner,
      moves,
      values: {
        parent: { ref: parent },
        kind,
        title,
        ...ownerValues(scene, rank),
        plannedOn: dayOf(now + plannedIn * DAY_MS),
        links: [{ ref: parent }],
        ...(isDone ? { doneOn: dayOf(doneAt), doneNote: 'Done. Shown to the head of department.' } : {}),
        ...(state === 'closed' ? { verifyResult: 'effective' } : {}),
        ...rest,
      },
    };
  });
}
