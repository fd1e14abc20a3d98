import { addDuration } from '../due/calendar.ts';
import { countsFor, isCompanys, type VesselProfile } from '../rule-source.ts';
import type { NotificationMatrix, NotificationRule, NotifyFact } from './notification-rules.ts';

export type NotifyVessel = VesselProfile & { readonly nis2Entity?: boolean | null };

/** What the record says so far; capture comes first, so all of it may be missing. */
export type NotifyIncident = {
  /** UTC ms; two clocks, since what the company knows starts other limits than what the ship knows. */
  readonly awareShipAt?: number | null;
  readonly awareCompanyAt?: number | null;
  readonly severity?: number | null;
  readonly type?: string | null;
  readonly inUnitedStates?: boolean | null;
  readonly personalData?: boolean | null;
  /** What a person answered; it counts before what follows from the record. */
  readonly facts?: Readonly<Partial<Record<NotifyFact, boolean>>>;
};

export type DutyState =
  | 'told'
  /** Immediate and not told yet. */
  | 'now'
  | 'running'
  | 'late'
  /** The limit runs from a moment that is not known yet. */
  | 'clockNotStarted'
  /** No fixed time: by contract, by flag, as soon as safe. */
  | 'noFixedTime'
  | 'notApplicable';

/** `policy`: the company switched the row off; it can do that only with its own. A fact: that one is not so, or not known. */
export type Because = 'notInForce' | 'profile' | 'policy' | 'severity' | 'type' | NotifyFact;

/** By row: minutes in place of the limit of practice, or off (`policy.notifications`). */
export type NotifyPolicy = Readonly<Record<string, number | 'off'>>;

export type NotificationDuty = {
  readonly rule: NotificationRule;
  /** `ask`: nothing excludes it, and something that decides is not known: a person has to answer. */
  readonly applies: 'yes' | 'ask' | 'no';
  /** Why not, or what to ask: see {@link Because}. Null when it applies. */
  readonly because: Because | null;
  readonly state: DutyState;
  /** When its clock started, UTC ms. */
  readonly startsAt: number | null;
  /** Limit of the rule; that of practice or company beside it. UTC ms. */
  readonly dueAt: number | null;
  readonly practiceDueAt: number | null;
  /** To the earlier of the two; negative when it is over. */
  readonly remainingMs: number | null;
  /** The limit runs from a row that is not told yet and is counted from that row's own limit. */
  readonly isEstimate: boolean;
  readonly toldAt: number | null;
};

/**
 * The notification list of an incident: every row of the matrix, those that do not apply with the reason.
 *
 * @param told when the addressee was told, UTC ms, by row.
 */
export function notificationDuties(input: {
  readonly matrix: NotificationMatrix;
  readonly vessel: NotifyVessel;
  readonly incident: NotifyIncident;
  readonly told: Readonly<Record<string, number>>;
  readonly now: number;
  readonly policy?: NotifyPolicy;
}): readonly NotificationDuty[] {
  const { matrix, vessel, incident, told, now, policy = {} } = input;
  const facts = factsOf(incident, vessel);
  return matrix.rows.map((rule): NotificationDuty => {
    const own = Object.hasOwn(policy, rule.id) ? policy[rule.id] : undefined;
    const isOff = own === 'off' && isCompanys(rule.basis);
    const { applies, because } = isOff ? OFF : judge(rule, vessel, incident, facts);
    const toldAt = Object.hasOwn(told, rule.id) ? (told[rule.id] ?? null) : null;
    const { startsAt, isEstimate } = startOf(rule, matrix, incident, told);
    const dueAt = startsAt === null ? null : limitOf(rule.deadline, startsAt);
    const practice = typeof own === 'number' ? `PT${Math.max(0, Math.round(own))}M` : rule.practice;
    const practiceDueAt = startsAt === null || practice === undefined ? null : addDuration(startsAt, practice);
    const limits = [dueAt, practiceDueAt].filter((at) => at !== null);
    const limit =
      isNow(rule) && practiceDueAt !== null ? practiceDueAt : limits.length > 0 ? Math.min(...limits) : null;
    return {
      rule,
      applies,
      because,
      state: stateOf(rule, { applies, toldAt, startsAt, limit, now, hasPractice: practice !== undefined }),
      startsAt,
      dueAt,
      practiceDueAt,
      remainingMs: limit === null ? null : limit - now,
      isEstimate,
      toldAt,
    };
  });
}

function isNow({ deadline }: NotificationRule): boolean {
  return deadline === 'immediately' || deadline === 'withoutDelay';
}

function limitOf(deadline: string, startsAt: number): number | null {
  if (deadline.startsWith('P')) return addDuration(startsAt, deadline);
  return deadline === 'immediately' || deadline === 'withoutDelay' ? startsAt : null;
}

function startOf(
  rule: NotificationRule,
  matrix: NotificationMatrix,
  incident: NotifyIncident,
  told: Readonly<Record<string, number>>,
): { readonly startsAt: number | null; readonly isEstimate: boolean } {
  if (rule.clock !== 'afterRow') return { startsAt: incident[rule.clock] ?? null, isEstimate: false };
  const before = matrix.rows.find(({ id }) => id === rule.afterRow);
  if (before === undefined) return { startsAt: null, isEstimate: false };
  const toldAt = Object.hasOwn(told, before.id) ? told[before.id] : undefined;
  if (toldAt !== undefined) return { startsAt: toldAt, isEstimate: false };
  // A chain of rows is one long at most: the check of the content refuses a row that follows a following one.
  const start = before.clock === 'afterRow' ? null : (incident[before.clock] ?? null);
  return { startsAt: start === null ? null : limitOf(before.deadline, start), isEstimate: true };
}

function stateOf(
  rule: NotificationRule,
  at: {
    readonly applies: NotificationDuty['applies'];
    readonly toldAt: number | null;
    readonly startsAt: number | null;
    readonly limit: number | null;
    readonly now: number;
    readonly hasPractice: boolean;
  },
): DutyState {
  if (at.toldAt !== null) return 'told';
  if (at.applies === 'no') return 'notApplicable';
  if (at.startsAt === null) return 'clockNotStarted';
  if (at.limit === null) return 'noFixedTime';
  if (isNow(rule)) return at.hasPractice && at.now > at.limit ? 'late' : 'now';
  return at.now > at.limit ? 'late' : 'running';
}

type Facts = Readonly<Partial<Record<NotifyFact, boolean>>>;

function factsOf(incident: NotifyIncident, vessel: NotifyVessel): Facts {
  const { severity, type } = incident;
  const known: Partial<Record<NotifyFact, boolean>> = {
    ...given('usFlag', vessel.flag ? vessel.flag === 'US' : null),
    ...given('nis2Entity', vessel.nis2Entity),
    ...given('inUnitedStates', incident.inUnitedStates),
    ...given('personalData', incident.personalData),
    ...given('danger', typeof severity === 'number' ? severity >= 5 : null),
    ...given('gnssInterference', type ? type === 'gnssJamming' || type === 'gnssSpoofing' : null),
  };
  return { ...known, ...incident.facts };
}

function given(fact: NotifyFact, value: boolean | null | undefined): Facts {
  return typeof value === 'boolean' ? { [fact]: value } : {};
}

type Judgement = Pick<NotificationDuty, 'applies' | 'because'>;
const YES: Judgement = { applies: 'yes', because: null };
const OFF: Judgement = { applies: 'no', because: 'policy' };

/** Whatever excludes wins; else whatever is not known asks. */
function judge(rule: NotificationRule, vessel: NotifyVessel, incident: NotifyIncident, facts: Facts): Judgement {
  if (!rule.inForce) return { applies: 'no', because: 'notInForce' };
  if (!countsFor(rule.profile, vessel)) return { applies: 'no', because: 'profile' };
  const { when } = rule;
  const answers = [
    bySeverity(when, incident.severity ?? null),
    byType(when.types, incident.type ?? null),
    ...(when.all ?? []).map((fact) => byFact(fact, facts)),
    byAny(when.any ?? [], facts),
  ];
  return answers.find(({ applies }) => applies === 'no') ?? answers.find(({ applies }) => applies === 'ask') ?? YES;
}

function bySeverity({ minSeverity, maxSeverity }: NotificationRule['when'], severity: number | null): Judgement {
  if (minSeverity === undefined && maxSeverity === undefined) return YES;
  if (severity === null) return { applies: 'ask', because: 'severity' };
  const fits = severity >= (minSeverity ?? 1) && severity <= (maxSeverity ?? 5);
  return fits ? YES : { applies: 'no', because: 'severity' };
}

function byType(types: readonly string[] | undefined, type: string | null): Judgement {
  if (types === undefined) return YES;
  if (type === null || type === 'unknown') return { applies: 'ask', because: 'type' };
  return types.includes(type) ? YES : { applies: 'no', because: 'type' };
}

function byFact(fact: NotifyFact, facts: Facts): Judgement {
  const value = facts[fact];
  if (value === undefined) return { applies: 'ask', because: fact };
  return value ? YES : { applies: 'no', because: fact };
}

function byAny(any: readonly NotifyFact[], facts: Facts): Judgement {
  const [first] = any;
  if (first === undefined || any.some((fact) => facts[fact] === true)) return YES;
  const open = any.find((fact) => facts[fact] === undefined);
  return open === undefined ? { applies: 'no', because: first } : { applies: 'ask', because: open };
}
