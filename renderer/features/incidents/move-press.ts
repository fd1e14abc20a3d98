import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import type { Author } from '#renderer/features/session/index.ts';
import type { Value } from '#shared/base/value.ts';
import { roleForMove, type Worker } from '#shared/domain/moves.ts';
import { spokenPosition } from '#shared/domain/notify/short-text.ts';
import { incidentOf } from './incident-values.ts';

export type Move = {
  readonly row: RecordRow;
  readonly to: string;
  readonly worker: Worker;
  readonly author: Author | null;
  /** UTC ms. */
  readonly now: number;
  readonly reason?: string;
  /** Of the DPA's close: what was checked. */
  readonly closingNote?: string;
};

/** Moments that a state stands for; the first time counts. */
const MOMENTS: Readonly<Record<string, 'containedAt' | 'recoveredAt'>> = {
  contained: 'containedAt',
  recovered: 'recoveredAt',
};

/** A change of state with user, role, time, position and reason (domain.md 7.2), and its line in the log. */
export function movePress({ row, to, worker, author, now, reason, closingNote }: Move): readonly SaveDraft[] {
  const fields = incidentOf(row);
  const role = roleForMove(row, to, worker.roles);
  const moment = MOMENTS[to];
  const { latDeg, lonDeg } = fields;
  const position = typeof latDeg === 'number' && typeof lonDeg === 'number' ? spokenPosition(latDeg, lonDeg) : null;
  const said = [reason ?? closingNote, position].filter(Boolean).join(' · ');
  const values: Record<string, Value> = {
    state: {
      state: to,
      by: worker.person?.record ?? 'anonymous',
      at: now,
      ...(reason ? { reason } : {}),
      ...(role === null ? {} : { role }),
    },
    ...(moment !== undefined && typeof fields[moment] !== 'number' ? { [moment]: now } : {}),
    ...(closingNote ? { closingNote } : {}),
  };
  return [
    { record: row.id, collection: 'incident', loaded: row, values },
    {
      collection: 'incidentTimeline',
      values: {
        parent: row.id,
        kind: 'system',
        step: `state:${to}`,
        happenedAt: now,
        ...(said === '' ? {} : { text: said }),
        ...(author === null ? {} : { byName: author.name }),
        ...(author === null || author.record === null ? {} : { by: author.record }),
      },
    },
  ];
}
