import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { type SetHash, setLine } from '#renderer/features/hash/index.ts';
import type { Value } from '#shared/base/value.ts';
import type { BackupFields } from '#shared/domain/backup.ts';
import type { BackupPlanFields } from '#shared/domain/backup-plan.ts';
import { isAhead } from '#shared/domain/is-ahead.ts';

export const BACKUP_RESULTS = ['ok', 'partial', 'failed'] as const;
export type BackupResult = (typeof BACKUP_RESULTS)[number];

/** What is typed about a backup before it is logged. */
export type LogDraft = {
  readonly result: BackupResult;
  readonly asset: string | null;
  readonly mediaKind: string | null;
  readonly mediaLabel: string;
  readonly storagePlace: string;
  readonly method: string | null;
  readonly trigger: string;
  readonly offline: boolean;
  readonly readable: boolean;
  /** UTC ms. */
  readonly endedAt: number | null;
  readonly hash: SetHash | null;
  readonly error: string;
  readonly note: string;
  /** Whether a report is handed in with it; asked for where it went wrong. */
  readonly withReport: boolean;
};

/** Filled in as the last one was: most days only the medium's fingerprint is new. @param now UTC ms. */
export function firstLog(plan: BackupPlanFields, last: BackupFields | null, now: number): LogDraft {
  return {
    result: 'ok',
    asset: last?.asset ?? plan.assets?.[0] ?? null,
    mediaKind: last?.mediaKind ?? plan.mediaKinds?.[0] ?? null,
    mediaLabel: last?.mediaLabel ?? '',
    storagePlace: last?.storagePlace ?? plan.offlineCopyPlace ?? '',
    method: last?.method ?? null,
    trigger: 'schedule',
    offline: last?.offline ?? true,
    readable: false,
    endedAt: Math.floor(now / 60_000) * 60_000,
    hash: null,
    error: '',
    note: '',
    withReport: true,
  };
}

export type LogProblems = Readonly<Partial<Record<'asset' | 'mediaKind' | 'endedAt' | 'endedAhead' | 'error', true>>>;

/** What is missing, or cannot be, before it can be logged. @param now UTC ms. */
export function logProblems({ asset, mediaKind, endedAt, result, error }: LogDraft, now: number): LogProblems {
  return {
    ...(asset === null ? { asset: true as const } : {}),
    ...(mediaKind === null && result !== 'failed' ? { mediaKind: true as const } : {}),
    ...(endedAt === null ? { endedAt: true as const } : {}),
    ...(isAhead(endedAt, now) ? { endedAhead: true as const } : {}),
    ...(result !== 'ok' && error.trim() === '' ? { error: true as const } : {}),
  };
}

/** @param report that is handed in together with it. */
export function backupDraft(
  draft: LogDraft,
  about: {
    readonly record: string;
    readonly plan: RecordRow;
    readonly performer: { readonly record: string; readonly name: string } | null;
    readonly report: string | null;
  },
): SaveDraft {
  const { hash, result, endedAt } = draft;
  const values: Record<string, Value> = {
    plan: about.plan.id,
    asset: draft.asset,
    result,
    trigger: draft.trigger,
    endedAt,
    offline: draft.offline,
    method: draft.method,
    mediaKind: draft.mediaKind,
    mediaLabel: draft.mediaLabel.trim() || null,
    storagePlace: draft.storagePlace.trim() || null,
    note: draft.note.trim() || null,
    error: result === 'ok' ? null : draft.error.trim(),
    ...(draft.readable ? { readable: true, readableCheckedAt: endedAt } : {}),
    ...(hash === null ? {} : { sha256s: [setLine(hash)], sizeBytes: hash.sizeBytes, fileCount: hash.fileCount }),
    ...(about.performer === null ? {} : { performer: about.performer.record, performerName: about.performer.name }),
    ...(about.report === null ? {} : { report: about.report }),
  };
  const known = Object.entries(values).filter(([, value]) => value !== null);
  return { record: about.record, collection: 'backup', number: true, values: Object.fromEntries(known) };
}
