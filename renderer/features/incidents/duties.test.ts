import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import raw from '#resources/notifications/matrix.json' with { type: 'json' };
import type { IncidentFields } from '#shared/domain/incident.ts';
import { NOTIFY_FACTS, readNotificationMatrix } from '#shared/domain/notify/notification-rules.ts';
import { notificationDuties } from '#shared/domain/notify/notify-duties.ts';
import {
  type DutyPress,
  type DutyView,
  declinePress,
  dutyViews,
  factPress,
  isOpenDuty,
  notificationId,
  notifyIncidentOf,
  openFacts,
  reopenPress,
  type TellDraft,
  tellPress,
  toldTimes,
} from './duties.ts';
import { MINUTE, rowOf, T0 } from './test-rows.ts';

const read = readNotificationMatrix(raw);
if (!read.ok) throw new Error('the matrix fits its shape');
const matrix = read.value;
const AUTHOR = { record: 'person.x.1', name: 'Arnel Dela Cruz', role: 'MASTER', isCrew: true };
const NOTHING: TellDraft = {
  channel: 'voice',
  receivedBy: '',
  referenceNumber: '',
  text: '',
  answer: '',
  toldAt: null,
  proofName: '',
  proofSha256: null,
};

function viewsOf(fields: IncidentFields, notifications: ReturnType<typeof rowOf>[] = [], now = T0, vessel = {}) {
  const told = toldTimes(notifications);
  const duties = notificationDuties({ matrix, vessel, incident: notifyIncidentOf(fields), told, now });
  return dutyViews(duties, notifications, now);
}

function view(views: readonly DutyView[], rule: string): DutyView {
  const found = views.find(({ duty }) => duty.rule.id === rule);
  if (found === undefined) throw new Error(rule);
  return found;
}

const press = (fields: IncidentFields, at: DutyView): DutyPress => ({
  incident: rowOf('incident', fields),
  view: at,
  addressee: 'DPA',
  author: AUTHOR,
  now: T0 + 5 * MINUTE,
});

const SERIOUS: IncidentFields = { severity: 3, type: 'ransomware', awareShipAt: T0 };

describe('the list', () => {
  test('asks before the severity is known, then counts the hour of the voice call down', () => {
    expect(view(viewsOf({ awareShipAt: T0 }), 'N2').status).toBe('ask');
    const views = viewsOf(SERIOUS, [], T0 + 20 * MINUTE);
    expect(view(views, 'N2')).toMatchObject({ status: 'now', limitAt: T0 + 60 * MINUTE });
    expect(view(views, 'N2b')).toMatchObject({ status: 'running', limitAt: T0 + 24 * 60 * MINUTE });
    expect(view(viewsOf(SERIOUS, [], T0 + 61 * MINUTE), 'N2').status).toBe('late');
  });

  test('keeps the clock of the company apart from that of the ship', () => {
    const fields = { ...SERIOUS, notifyYes: ['nis2Entity', 'nis2Significant'] };
    expect(view(viewsOf(fields), 'N12a')).toMatchObject({ status: 'open', limitAt: null });
    const aware = viewsOf({ ...fields, awareCompanyAt: T0 + 90 * MINUTE });
    expect(view(aware, 'N12a')).toMatchObject({ status: 'running', limitAt: T0 + 90 * MINUTE + 24 * 60 * MINUTE });
    expect(view(aware, 'N2').limitAt).toBe(T0 + 60 * MINUTE);
  });

  test('puts what is late first, and what is told behind', () => {
    const told = rowOf('incidentNotification', { rule: 'N1', status: 'told', toldAt: T0 });
    const views = viewsOf(SERIOUS, [told], T0 + 61 * MINUTE);
    expect(views[0]?.duty.rule.id).toBe('N2');
    const statuses = views.map(({ status }) => status);
    expect(statuses.lastIndexOf('running')).toBeLessThan(statuses.indexOf('told'));
  });

  test('leaves nobody out and names nobody twice, whatever is known', () => {
    const fields: fc.Arbitrary<IncidentFields> = fc.record(
      {
        severity: fc.constantFrom(1, 2, 3, 4, 5, null),
        type: fc.constantFrom('ransomware', 'gnssSpoofing', 'unknown', null),
        awareShipAt: fc.constantFrom(T0, null),
        awareCompanyAt: fc.constantFrom(T0, null),
        notifyYes: fc.subarray([...NOTIFY_FACTS]),
        notifyNo: fc.subarray([...NOTIFY_FACTS]),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, fc.integer({ min: 0, max: 400_000_000 }), (known, later) => {
        const views = viewsOf(known, [], T0 + later);
        expect(views.map(({ duty }) => duty.rule.id).sort()).toEqual(matrix.rows.map(({ id }) => id).sort());
        for (const { status, duty } of views) if (status === 'ask') expect(duty.because).not.toBeNull();
      }),
    );
  });
});

describe('answers', () => {
  test('every question that is open can be answered until none is left', () => {
    let fields: IncidentFields = SERIOUS;
    for (let left = 40; left > 0; left--) {
      const [fact] = openFacts(viewsOf(fields));
      if (fact === undefined) break;
      const incident = rowOf('incident', fields);
      fields = { ...fields, ...factPress(incident, fact, left % 2 === 0).values } as IncidentFields;
    }
    expect(openFacts(viewsOf(fields))).toEqual([]);
  });

  test('a changed mind leaves one answer', () => {
    const yes = factPress(rowOf('incident', {}), 'danger', true).values;
    const no = factPress(rowOf('incident', yes), 'danger', false).values;
    expect(no).toEqual({ notifyYes: [], notifyNo: ['danger'] });
  });
});

describe('a call', () => {
  test('is told in one press, under the same id on every PC', () => {
    const at = press(SERIOUS, view(viewsOf(SERIOUS), 'N2'));
    const draft = tellPress(at, NOTHING, 'told');
    expect(draft.record).toBe(notificationId(at.incident.id, 'N2'));
    expect(draft.values).toMatchObject({
      parent: at.incident.id,
      rule: 'N2',
      clock: 'awareShipAt',
      status: 'told',
      channel: 'voice',
      toldAt: T0 + 5 * MINUTE,
      toldBy: 'person.x.1',
    });
    const row = rowOf('incidentNotification', draft.values);
    expect(isOpenDuty(view(viewsOf(SERIOUS, [row], T0 + 61 * MINUTE), 'N2'))).toBe(false);
  });

  test('that reached nobody does not stop the clock', () => {
    const draft = tellPress(press(SERIOUS, view(viewsOf(SERIOUS), 'N2')), NOTHING, 'failed');
    const row = rowOf('incidentNotification', draft.values);
    expect(draft.values).not.toHaveProperty('toldAt');
    expect(view(viewsOf(SERIOUS, [row], T0 + 61 * MINUTE), 'N2').status).toBe('late');
  });

  test('that does not apply keeps its reason, and can be opened again', () => {
    const first = view(viewsOf(SERIOUS), 'N2');
    const declined = rowOf('incidentNotification', declinePress(press(SERIOUS, first), 'The DPA is aboard.').values);
    const after = view(viewsOf(SERIOUS, [declined]), 'N2');
    expect(after.status).toBe('declined');
    const again = { ...declined, values: { ...declined.values, ...reopenPress(press(SERIOUS, after)).values } };
    expect(view(viewsOf(SERIOUS, [again as typeof declined]), 'N2').status).toBe('now');
  });

  test('starts the clock of the row that waits for it', () => {
    const fields = { ...SERIOUS, awareCompanyAt: T0, notifyYes: ['nis2Entity', 'nis2Significant'] };
    const before = view(viewsOf(fields), 'N12c');
    expect(before.duty.isEstimate).toBe(true);
    const told = rowOf('incidentNotification', { rule: 'N12b', status: 'told', toldAt: T0 + MINUTE });
    expect(view(viewsOf(fields, [told]), 'N12c').duty).toMatchObject({ isEstimate: false, startsAt: T0 + MINUTE });
  });
});
