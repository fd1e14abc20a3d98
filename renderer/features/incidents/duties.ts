import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import type { Author } from '#renderer/features/session/index.ts';
import type { Value } from '#shared/base/value.ts';
import type { IncidentFields } from '#shared/domain/incident.ts';
import type { NotifyFact } from '#shared/domain/notify/notification-rules.ts';
import type { NotificationDuty, NotifyIncident } from '#shared/domain/notify/notify-duties.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { derivedId } from '#shared/oplog/record-id.ts';
import { notificationOf } from './incident-values.ts';

/** One record for each row of the matrix, the same from every window and from both sides. */
export function notificationId(incident: RecordId, rule: string): RecordId {
  return derivedId('incidentNotification', incident, `row ${rule}`);
}

/** What the rules need of an incident, the answers of a person among them. */
export function notifyIncidentOf(fields: IncidentFields): NotifyIncident {
  const answers: Partial<Record<NotifyFact, boolean>> = {};
  for (const fact of fields.notifyYes ?? []) answers[fact as NotifyFact] = true;
  for (const fact of fields.notifyNo ?? []) answers[fact as NotifyFact] = false;
  return {
    awareShipAt: fields.awareShipAt ?? null,
    awareCompanyAt: fields.awareCompanyAt ?? null,
    severity: fields.severity ?? null,
    type: fields.type ?? null,
    inUnitedStates: fields.inUnitedStates ?? null,
    personalData: fields.personalData ?? null,
    facts: answers,
  };
}

/** When each addressee was told, by row. */
export function toldTimes(notifications: readonly RecordRow[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    notifications.flatMap((row) => {
      const { rule, status, toldAt } = notificationOf(row);
      return rule && status === 'told' && typeof toldAt === 'number' ? [[rule, toldAt] as const] : [];
    }),
  );
}

export type DutyStatus =
  /** Nobody was told, and the limit is over or the rule says now. */
  | 'late'
  | 'now'
  | 'running'
  /** A person has to answer whether it applies. */
  | 'ask'
  /** Runs by contract, by flag, or from a moment that is not known. */
  | 'open'
  | 'told'
  /** A person said that it does not apply, and why. */
  | 'declined'
  /** The matrix says that it does not apply. */
  | 'off';

export type DutyView = {
  readonly duty: NotificationDuty;
  /** What was done about it; null: nothing yet. */
  readonly row: RecordRow | null;
  readonly status: DutyStatus;
  /** UTC ms of the limit that counts; null: no fixed one. */
  readonly limitAt: number | null;
};

const ORDER: readonly DutyStatus[] = ['late', 'now', 'running', 'ask', 'open', 'told', 'declined', 'off'];

/** What stands in the way of "all are told". */
export function isOpenDuty({ status }: Pick<DutyView, 'status'>): boolean {
  return ['late', 'now', 'running', 'open'].includes(status);
}

/** A clock that a person should see running. */
export function isRunningClock({ status }: Pick<DutyView, 'status'>): boolean {
  return ['late', 'now', 'running'].includes(status);
}

/** Duties with what was done about them, the most urgent first. @param now the time that the duties were worked out for. */
export function dutyViews(
  duties: readonly NotificationDuty[],
  notifications: readonly RecordRow[],
  now: number,
): readonly DutyView[] {
  const rows = new Map(notifications.map((row) => [notificationOf(row).rule, row]));
  const views = duties.map((duty): DutyView => {
    const row = rows.get(duty.rule.id) ?? null;
    const limitAt = duty.remainingMs === null ? null : now + duty.remainingMs;
    return { duty, row, status: statusOf(duty, row), limitAt };
  });
  const rank = (view: DutyView) => ORDER.indexOf(view.status);
  const at = ({ limitAt }: DutyView) => limitAt ?? Number.POSITIVE_INFINITY;
  return views
    .map((view, index) => ({ view, index }))
    .sort((a, b) => rank(a.view) - rank(b.view) || compare(at(a.view), at(b.view)) || a.index - b.index)
    .map(({ view }) => view);
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function statusOf(duty: NotificationDuty, row: RecordRow | null): DutyStatus {
  const said = row === null ? null : notificationOf(row).status;
  if (said === 'told') return 'told';
  if (said === 'notApplicable') return 'declined';
  if (duty.applies === 'no') return 'off';
  // Somebody has approved it or tried to reach them: it is under way, whatever else is not known.
  if (duty.applies === 'ask' && said !== 'approved' && said !== 'failed') return 'ask';
  if (duty.state === 'late' || duty.state === 'now' || duty.state === 'running') return duty.state;
  return 'open';
}

/** The next question that decides about rows: the one that most of them wait for, first. */
export function openFacts(views: readonly DutyView[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { status, duty } of views)
    if (status === 'ask' && duty.because !== null) counts.set(duty.because, (counts.get(duty.because) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([fact]) => fact);
}

/** A person's answer to a question of the matrix. @param held the incident as the page shows it. */
export function factPress(incident: RecordRow, fact: string, isSo: boolean): SaveDraft {
  const list = (field: string) =>
    (Array.isArray(incident.values[field]) ? incident.values[field] : []).filter((each) => each !== fact);
  const yes = list('notifyYes');
  const no = list('notifyNo');
  const values: Record<string, Value> = isSo
    ? { notifyYes: [...yes, fact], notifyNo: no }
    : { notifyYes: yes, notifyNo: [...no, fact] };
  return { record: incident.id, collection: 'incident', loaded: incident, values };
}

/** What is typed about one call. */
export type TellDraft = {
  readonly channel: string | null;
  readonly receivedBy: string;
  readonly referenceNumber: string;
  readonly text: string;
  readonly answer: string;
  /** UTC ms; null: now. */
  readonly toldAt: number | null;
  readonly proofName: string;
  readonly proofSha256: Uint8Array | null;
};

export type DutyPress = {
  readonly incident: RecordRow;
  readonly view: DutyView;
  /** Name of the addressee in the reader's language. */
  readonly addressee: string;
  readonly author: Author | null;
  /** UTC ms. */
  readonly now: number;
};

function press({ incident, view, addressee }: DutyPress, values: Readonly<Record<string, Value>>): SaveDraft {
  const { rule, dueAt, practiceDueAt } = view.duty;
  const limit = dueAt ?? practiceDueAt;
  return {
    record: notificationId(incident.id, rule.id),
    collection: 'incidentNotification',
    ...(view.row === null ? {} : { loaded: view.row }),
    values: {
      parent: incident.id,
      rule: rule.id,
      addressee,
      ...(rule.clock === 'afterRow' ? {} : { clock: rule.clock }),
      ...(limit === null ? {} : { dueAt: limit }),
      ...values,
    },
  };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** They know: by which channel, what was said, who took it, under which number. */
export function tellPress(at: DutyPress, draft: TellDraft, result: 'told' | 'failed'): SaveDraft {
  const { author, now } = at;
  return press(at, {
    status: result,
    channel: draft.channel,
    text: orNull(draft.text),
    receivedBy: orNull(draft.receivedBy),
    referenceNumber: orNull(draft.referenceNumber),
    answer: orNull(draft.answer),
    ...(result === 'told' ? { toldAt: draft.toldAt ?? now, notApplicableBecause: null } : {}),
    ...(author === null || author.record === null ? {} : { toldBy: author.record }),
    ...(draft.proofSha256 === null ? {} : { proofName: draft.proofName, proofSha256: draft.proofSha256 }),
  });
}

export function declinePress(at: DutyPress, reason: string): SaveDraft {
  return press(at, { status: 'notApplicable', notApplicableBecause: reason });
}

export function approvePress(at: DutyPress): SaveDraft {
  const { author, now } = at;
  return press(at, {
    status: 'approved',
    approvedAt: now,
    ...(author === null || author.record === null ? {} : { approvedBy: author.record }),
  });
}

/** It was no call after all, or it applies after all: the clock runs on. What was said stays in the history. */
export function reopenPress(at: DutyPress): SaveDraft {
  return press(at, { status: 'proposed', toldAt: null, notApplicableBecause: null });
}
