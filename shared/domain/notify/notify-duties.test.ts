import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import raw from '#resources/notifications/matrix.json' with { type: 'json' };
import { INCIDENT_TYPES } from '../incident.ts';
import { NOTIFY_FACTS, type NotificationMatrix, readNotificationMatrix } from './notification-rules.ts';
import { type NotifyIncident, type NotifyVessel, notificationDuties } from './notify-duties.ts';

const read = readNotificationMatrix(raw);
const matrix = (read.ok ? read.value : { rows: [] }) as NotificationMatrix;
const at = (text: string) => Date.parse(text);
const HOUR = 3_600_000;
const AWARE = at('2026-11-22T14:20:00Z');
const COMPANY = at('2026-11-22T16:00:00Z');
const GREEK: NotifyVessel = { flag: 'GR', nis2Entity: true };
const NOTHING = Object.fromEntries(NOTIFY_FACTS.map((fact) => [fact, false]));

function duties(vessel: NotifyVessel, incident: NotifyIncident, now = AWARE, told: Record<string, number> = {}) {
  return notificationDuties({ matrix, vessel, incident, told, now });
}
function duty(id: string, ...rest: Parameters<typeof duties>) {
  const found = duties(...rest).find(({ rule }) => rule.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
}
function applying(vessel: NotifyVessel, incident: NotifyIncident): readonly string[] {
  return duties(vessel, incident)
    .filter(({ applies }) => applies === 'yes')
    .map(({ rule }) => rule.id);
}

describe('who is told', () => {
  test('of a suspicion alone: the Master; the rest is asked, nothing is left out in silence', () => {
    const all = duties({}, { awareShipAt: AWARE });
    expect(all).toHaveLength(matrix.rows.length);
    expect(all.filter(({ applies }) => applies === 'yes').map(({ rule }) => rule.id)).toEqual(['N1']);
    expect(all.filter(({ applies }) => applies === 'no').map(({ because }) => because)).toEqual([
      'notInForce',
      'notInForce',
    ]);
    for (const { applies, because } of all) expect(because === null).toBe(applies === 'yes');
  });

  test('follows severity', () => {
    const facts = NOTHING;
    expect(applying(GREEK, { severity: 1, facts })).toEqual(['N1']);
    expect(applying(GREEK, { severity: 2, facts })).toEqual(['N1', 'N2c']);
    expect(applying(GREEK, { severity: 3, facts })).toEqual(['N1', 'N2', 'N2b']);
  });

  test('an emergency calls distress, with no approval before it', () => {
    const { danger: _, ...facts } = NOTHING;
    expect(applying(GREEK, { severity: 5, facts })).toContain('N11');
    expect(duty('N11', GREEK, { severity: 5 }).rule.approvedBy).toEqual([]);
    expect(duty('N11', GREEK, { severity: 4 })).toMatchObject({ applies: 'no', because: 'danger' });
  });

  test('a foreign ship does not call the NRC under Subpart F, and does under 33 CFR 6.16-1 in US waters', () => {
    const incident = { severity: 4, inUnitedStates: true, facts: { usReportable: true, atUsFacility: false } };
    expect(duty('N4', GREEK, incident)).toMatchObject({ applies: 'no', because: 'usFlag' });
    expect(duty('N5', GREEK, incident)).toMatchObject({ applies: 'yes', because: null });
    expect(duty('N4', { flag: 'US' }, incident).applies).toBe('yes');
    expect(duty('N4', {}, incident)).toMatchObject({ applies: 'ask', because: 'usFlag' });
    expect(duty('N5', GREEK, { ...incident, inUnitedStates: false })).toMatchObject({ applies: 'no' });
  });

  test('jamming goes to the GNSS centres with the lines of NATO', () => {
    expect(duty('N14', GREEK, { type: 'gnssJamming' })).toMatchObject({ applies: 'yes', state: 'clockNotStarted' });
    expect(duty('N14', GREEK, { type: 'malware' })).toMatchObject({ applies: 'no', because: 'gnssInterference' });
    expect(duty('N14', GREEK, { type: 'gnssSpoofing' }).rule.script).toBe('natoGnss');
  });

  test('a person’s answer counts before what follows from the record', () => {
    expect(duty('N13', GREEK, { personalData: false }).applies).toBe('no');
    expect(duty('N13', GREEK, { personalData: false, facts: { personalData: true } }).applies).toBe('yes');
  });

  test('a rule that is not in force says so', () => {
    expect(duty('N15', { flag: 'US' }, { facts: { usReportable: true } })).toMatchObject({
      applies: 'no',
      because: 'notInForce',
      state: 'notApplicable',
    });
  });
});

describe('the policy of the company', () => {
  const incident: NotifyIncident = { awareShipAt: AWARE, severity: 3, inUnitedStates: true };
  const ruled = (id: string, policy: Record<string, number | 'off'>, now = AWARE) =>
    notificationDuties({ matrix, vessel: GREEK, incident, told: {}, now, policy }).find(({ rule }) => rule.id === id);

  test('sets minutes in place of practice, and never in place of a rule', () => {
    expect(ruled('N2', { N2: 30 })).toMatchObject({ dueAt: AWARE, practiceDueAt: AWARE + HOUR / 2, state: 'now' });
    expect(ruled('N2', { N2: 30 }, AWARE + HOUR)).toMatchObject({ state: 'late' });
    expect(ruled('N2b', { N2b: 60 })).toMatchObject({ dueAt: AWARE + 24 * HOUR, practiceDueAt: AWARE + HOUR });
    expect(ruled('N2b', { N2b: 9999 })?.remainingMs).toBe(24 * HOUR);
  });

  test('switches off what is its own, and no law', () => {
    expect(ruled('N20', { N20: 'off' })).toMatchObject({ applies: 'no', because: 'policy', state: 'notApplicable' });
    expect(ruled('N5', { N5: 'off' })).toMatchObject({ applies: 'yes' });
    expect(ruled('N8', { N8: 'off' })).toMatchObject({ applies: 'ask' });
  });
});

describe('the two clocks', () => {
  const incident: NotifyIncident = {
    awareShipAt: AWARE,
    awareCompanyAt: COMPANY,
    severity: 4,
    personalData: true,
    facts: { nis2Significant: true },
  };

  test('of ship and company run apart', () => {
    expect(duty('N2b', GREEK, incident).dueAt).toBe(AWARE + 24 * HOUR);
    expect(duty('N12a', GREEK, incident).dueAt).toBe(COMPANY + 24 * HOUR);
    expect(duty('N12b', GREEK, incident).dueAt).toBe(COMPANY + 72 * HOUR);
    expect(duty('N13', GREEK, incident).dueAt).toBe(COMPANY + 72 * HOUR);
  });

  test('do not start before somebody is aware', () => {
    const waiting = duty('N12a', GREEK, { ...incident, awareCompanyAt: null });
    expect(waiting).toMatchObject({ state: 'clockNotStarted', dueAt: null, remainingMs: null });
  });

  test('count down, run out, and stop when told', () => {
    expect(duty('N12a', GREEK, incident, COMPANY + HOUR)).toMatchObject({ state: 'running', remainingMs: 23 * HOUR });
    expect(duty('N12a', GREEK, incident, COMPANY + 24 * HOUR)).toMatchObject({ state: 'running', remainingMs: 0 });
    expect(duty('N12a', GREEK, incident, COMPANY + 25 * HOUR)).toMatchObject({ state: 'late', remainingMs: -HOUR });
    const told = duty('N12a', GREEK, incident, COMPANY + 99 * HOUR, { N12a: COMPANY + HOUR });
    expect(told).toMatchObject({ state: 'told', toldAt: COMPANY + HOUR });
  });

  test('the month of the final report runs from the notification; until then it is an estimate', () => {
    expect(duty('N12c', GREEK, incident)).toMatchObject({
      isEstimate: true,
      dueAt: at('2026-12-25T16:00:00Z'),
    });
    const sent = at('2027-01-31T10:00:00Z');
    expect(duty('N12c', GREEK, incident, AWARE, { N12b: sent })).toMatchObject({
      isEstimate: false,
      dueAt: at('2027-02-28T10:00:00Z'),
    });
    expect(duty('N12c', GREEK, { ...incident, awareCompanyAt: null }).state).toBe('clockNotStarted');
  });

  test('immediately is now; the hour of the company is shown beside it and runs out', () => {
    expect(duty('N2', GREEK, incident)).toMatchObject({ state: 'now', dueAt: AWARE, practiceDueAt: AWARE + HOUR });
    expect(duty('N2', GREEK, incident, AWARE + 2 * HOUR).state).toBe('late');
    expect(duty('N1', GREEK, incident, AWARE + 99 * HOUR).state).toBe('now');
  });

  test('what has no fixed time has none, and the practice of 24 hours where there is one', () => {
    const facts = { charterAffected: true, essentialFunctionLost: true };
    expect(duty('N18', GREEK, { ...incident, facts })).toMatchObject({ state: 'noFixedTime', remainingMs: null });
    expect(duty('N7', GREEK, { ...incident, facts })).toMatchObject({
      state: 'running',
      dueAt: null,
      practiceDueAt: AWARE + 24 * HOUR,
    });
  });
});

test('for any incident: a limit lies at or after its clock, and what applies is never without state', () => {
  const instant = fc.option(fc.integer({ min: at('2024-01-01'), max: at('2030-01-01') }), { nil: null });
  const incident = fc.record({
    awareShipAt: instant,
    awareCompanyAt: instant,
    severity: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
    type: fc.option(fc.constantFrom(...INCIDENT_TYPES, 'newerType'), { nil: null }),
    inUnitedStates: fc.option(fc.boolean(), { nil: null }),
    facts: fc.dictionary(fc.constantFrom(...NOTIFY_FACTS), fc.boolean()),
  });
  const vessel = fc.record({ flag: fc.constantFrom('US', 'GR', ''), nis2Entity: fc.constantFrom(true, false, null) });
  const tolds = fc.dictionary(fc.constantFrom(...matrix.rows.map(({ id }) => id)), fc.integer({ min: 0, max: 2e12 }));
  fc.assert(
    fc.property(incident, vessel, tolds, fc.integer({ min: 0, max: 2e12 }), (what, ship, told, now) => {
      const all = duties(ship, what, now, told);
      expect(all.map(({ rule }) => rule.id)).toEqual(matrix.rows.map(({ id }) => id));
      for (const one of all) {
        if (one.dueAt !== null) expect(one.dueAt).toBeGreaterThanOrEqual(one.startsAt ?? Number.NaN);
        if (one.state === 'late') expect(one.remainingMs).toBeLessThan(0);
        if (one.state === 'running') expect(one.remainingMs).toBeGreaterThanOrEqual(0);
        expect(one.state === 'told').toBe(Object.hasOwn(told, one.rule.id));
        if (one.state === 'notApplicable') expect(one.because).not.toBeNull();
        if (one.rule.inForce === false) expect(one.applies).toBe('no');
      }
    }),
  );
});

test('knowing more never brings back what a known fact excluded', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...NOTIFY_FACTS), fc.boolean()),
      fc.constantFrom(...NOTIFY_FACTS),
      fc.boolean(),
      (facts, fact, answer) => {
        fc.pre(!Object.hasOwn(facts, fact));
        const before = duties({}, { facts });
        const after = duties({}, { facts: { ...facts, [fact]: answer } });
        before.forEach((one, i) => {
          if (one.applies === 'no') expect(after[i]?.applies).toBe('no');
          if (one.applies === 'yes') expect(after[i]?.applies).toBe('yes');
        });
      },
    ),
  );
});
