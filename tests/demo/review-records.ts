import { readFileSync } from 'node:fs';
import type { DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { derivedId } from '#shared/oplog/record-id.ts';
import { actionsUnder } from './actions.ts';
import { DAY_MS, MASTER_NAME, noonOf, type Scene } from './scene.ts';
import { REVIEWS } from './story/reviews.ts';

const HOUR_MS = 3_600_000;
const MIN_MS = 60_000;
const guides = JSON.parse(
  readFileSync(new URL('../../resources/rules/review-guides.json', import.meta.url), 'utf8'),
) as { readonly edition: string };

/** Internal audits and Master's reviews, point by point, with what follows from each finding. */
export function reviewRecords(scene: Scene): readonly DemoRecord[] {
  const { now, crew } = scene;
  return REVIEWS.flatMap((story): readonly DemoRecord[] => {
    const { kind, title, remit, days, hours, auditor, conclusion, shoreRemark, points } = story;
    const key = `review ${story.key}`;
    const id = derivedId('review', key, 'demonstration');
    const startedAt = noonOf(now - days * DAY_MS) - 4 * HOUR_MS;
    const endedAt = hours === null ? null : startedAt + hours * HOUR_MS;
    const mate = scene.mate('Chief Officer')?.key ?? crew[0]?.key ?? '';
    const role = auditor?.[1] ?? 'MASTER';
    const review: DemoRecord = {
      key,
      id,
      collection: 'review',
      at: startedAt,
      by: mate,
      moves: [
        { state: 'running', at: startedAt, role },
        ...(endedAt === null
          ? []
          : [
              { state: 'completed', at: endedAt, role },
              { state: 'acknowledged', at: Math.min(endedAt + 3 * DAY_MS, now), role: 'DPA' },
            ]),
      ],
      values: {
        kind,
        title,
        remit,
        guideEdition: guides.edition,
        startedAt,
        ...(endedAt === null ? {} : { endedAt }),
        auditorName: auditor?.[0] ?? MASTER_NAME,
        auditorRole: role,
        attendees: ['Chief Officer', 'Chief Engineer', 'ETO'].flatMap((rank) => {
          const one = scene.mate(rank);
          return one === null ? [] : [{ ref: one.key }];
        }),
        ...(conclusion === undefined ? {} : { conclusion }),
        ...(shoreRemark === undefined ? {} : { shoreRemark }),
      },
    };
    const found = points.flatMap(([, , , action]) => (action === undefined ? [] : [action]));
    return [
      review,
      ...points.map(([point, result, note], i): DemoRecord => {
        const doneAt = startedAt + (i + 1) * 25 * MIN_MS;
        return {
          key: `${key} ${point}`,
          // as the page gives it: one record a point
          id: derivedId('reviewStep', id, point),
          collection: 'reviewStep',
          at: doneAt,
          by: mate,
          values: { parent: { ref: key }, key: point, result, note, doneAt },
        };
      }),
      ...actionsUnder(scene, key, endedAt ?? startedAt + 2 * HOUR_MS, found),
    ];
  });
}
