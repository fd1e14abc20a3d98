import { expect, test } from 'vitest';
import raw from '#resources/notifications/matrix.json' with { type: 'json' };
import type { IncidentFields } from '#shared/domain/incident.ts';
import { readNotificationMatrix } from '#shared/domain/notify/notification-rules.ts';
import { notificationDuties } from '#shared/domain/notify/notify-duties.ts';
import { dutyViews, notifyIncidentOf, toldTimes } from './duties.ts';
import { MINUTE, rowOf, T0 } from './test-rows.ts';
import { urgentDuties } from './urgent-duties.ts';

const read = readNotificationMatrix(raw);
if (!read.ok) throw new Error('the matrix fits its shape');
const matrix = read.value;
const FIELDS: IncidentFields = { severity: 3, type: 'ransomware', awareShipAt: T0 };
const INCIDENT = rowOf('incident', FIELDS);

function urgentAt(minutes: number, rows: ReturnType<typeof rowOf>[] = [], only: readonly string[] = ['N2', 'N2b']) {
  const now = T0 + minutes * MINUTE;
  const incident = notifyIncidentOf(FIELDS);
  const duties = notificationDuties({ matrix, vessel: {}, incident, told: toldTimes(rows), now });
  const counted = dutyViews(duties, rows, now).filter(({ duty }) => only.includes(duty.rule.id));
  return urgentDuties(INCIDENT, counted, (key) => key, now).map(({ degree, first, who, count }) => [
    degree,
    first,
    who,
    count,
  ]);
}

const told = (rule: string) => rowOf('incidentNotification', { rule, status: 'told', toldAt: T0 });

// N2: at once, by practice within the hour; N2b: 24 hours.
test.each([
  [0, [] as readonly unknown[]],
  [1, [['soon', 'N2', 'row.N2.to', 1]]],
  [59, [['soon', 'N2', 'row.N2.to', 1]]],
  [60, [['now', 'N2', 'row.N2.to', 1]]],
  [23 * 60, [['now', 'N2', 'row.N2.to', 1]]],
  [
    23 * 60 + 1,
    [
      ['now', 'N2', 'row.N2.to', 1],
      ['soon', 'N2b', 'row.N2b.to', 1],
    ],
  ],
  [24 * 60, [['now', 'N2', 'row.N2.to', 2]]],
])('%s minutes after the ship knew', (minutes, expected) => {
  expect(urgentAt(minutes)).toEqual(expected);
});

test('who was told is urgent no more, and neither is who need not be', () => {
  expect(urgentAt(90, [told('N2')])).toEqual([]);
  const declined = rowOf('incidentNotification', { rule: 'N2', status: 'notApplicable', notApplicableBecause: 'No' });
  expect(urgentAt(90, [declined])).toEqual([]);
});

test('a question of the matrix that nobody answered raises no alarm', () => {
  const rows = matrix.rows.map(({ id }) => id);
  const asked = dutyViews(
    notificationDuties({ matrix, vessel: {}, incident: { awareShipAt: T0 }, told: {}, now: T0 + 99 * 60 * MINUTE }),
    [],
    T0 + 99 * 60 * MINUTE,
  ).filter(({ status }) => status === 'ask');
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.every(({ duty }) => rows.includes(duty.rule.id))).toBe(true);
  expect(urgentDuties(INCIDENT, asked, (key) => key, T0 + 99 * 60 * MINUTE)).toEqual([]);
});
