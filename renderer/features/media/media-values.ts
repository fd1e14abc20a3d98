import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import type { Value } from '#shared/base/value.ts';
import type { MediaLogEntryFields, MediaLogFields } from '#shared/domain/media-log.ts';

export function mediumOf(row: RecordRow): MediaLogFields {
  return row.values as MediaLogFields;
}

export function entryOf(row: RecordRow): MediaLogEntryFields {
  return row.values as MediaLogEntryFields;
}

/** What is typed about one use of a medium. */
export type MediumLog = {
  /** A medium of the register; null: a new one, called `label`. */
  readonly medium: string | null;
  readonly label: string;
  readonly kind: string;
  readonly direction: 'used' | 'scanned' | 'out' | 'in';
  readonly asset: string | null;
  /** Nobody is told what a scan said: it is chosen. */
  readonly scanResult: string | null;
  readonly scanTool: string;
  readonly personName: string;
  /** UTC ms. */
  readonly happenedAt: number | null;
  readonly note: string;
};

/** Filled in as most uses are. @param last scanner of the medium logged last. */
export function firstLog(medium: string | null, last: string | null, now: number): MediumLog {
  return {
    medium,
    label: '',
    kind: 'usbStick',
    direction: 'used',
    asset: null,
    scanResult: null,
    scanTool: last ?? '',
    personName: '',
    happenedAt: Math.floor(now / 60_000) * 60_000,
    note: '',
  };
}

export type LogProblem = 'medium' | 'asset' | 'scanResult' | 'scanTool' | 'happenedAt';

const AHEAD_MS = 60_000;

const isScanned = (result: string | null) => result !== null && result !== 'notScanned';

/** What is missing before it can be logged. @param now UTC ms. */
export function logProblems(log: MediumLog, now: number): readonly LogProblem[] {
  const { medium, label, direction, asset, scanResult, scanTool, happenedAt } = log;
  const asksScan = direction === 'used' || direction === 'scanned';
  const all: readonly (readonly [LogProblem, boolean])[] = [
    ['medium', medium === null && label.trim() === ''],
    ['asset', direction === 'used' && asset === null],
    ['scanResult', asksScan && scanResult === null],
    ['scanTool', asksScan && isScanned(scanResult) && scanTool.trim() === ''],
    ['happenedAt', happenedAt === null || happenedAt > now + AHEAD_MS],
  ];
  return all.filter(([, isWrong]) => isWrong).map(([field]) => field);
}

/** Where a medium stands after it. What a scanner found stays out of use until a scan finds it clean. */
function statusAfter({ direction, scanResult }: MediumLog, before: string | null): string {
  const asksScan = direction === 'used' || direction === 'scanned';
  if (asksScan && scanResult === 'infected') return 'quarantined';
  const isCleared = asksScan && (scanResult === 'clean' || scanResult === 'cleaned');
  if (before === 'quarantined' && !isCleared) return before;
  return direction === 'out' ? 'inUse' : 'stored';
}

type About = {
  /** Id of the medium: its own, or of the new one. */
  readonly medium: string;
  /** The medium as it is held; null: a new one. */
  readonly held: RecordRow | null;
  readonly person: { readonly record: string; readonly name: string } | null;
  /** UTC ms. */
  readonly now: number;
};

/** The line of the log, and what the medium shows after it; the newest scan counts, whenever it is written down. */
export function logDrafts(log: MediumLog, { medium, held, person, now }: About): readonly SaveDraft[] {
  const asksScan = log.direction === 'used' || log.direction === 'scanned';
  const scan: Record<string, Value> = asksScan
    ? {
        scanResult: log.scanResult,
        ...(isScanned(log.scanResult) ? { scanTool: log.scanTool.trim() } : {}),
      }
    : {};
  const before = held === null ? null : (mediumOf(held).lastScanAt ?? null);
  // A scan dated ahead was written by a clock that ran ahead: nothing would ever be newer.
  const isNewest = before === null || before > now + AHEAD_MS || (log.happenedAt ?? 0) >= before;
  const scanned = asksScan && isScanned(log.scanResult) && isNewest ? { ...scan, lastScanAt: log.happenedAt } : {};
  const stood = held === null ? null : (mediumOf(held).status ?? null);
  const state: Record<string, Value> = isNewest ? { status: statusAfter(log, stood) } : {};
  const who = log.personName.trim();
  const values: Record<string, Value> = {
    parent: medium,
    happenedAt: log.happenedAt,
    direction: log.direction,
    asset: log.direction === 'used' ? log.asset : null,
    personName: who || person?.name || null,
    person: who === '' ? (person?.record ?? null) : null,
    note: log.note.trim() || null,
    ...scan,
  };
  const known = (all: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  const parent: SaveDraft =
    held === null
      ? {
          record: medium,
          collection: 'mediaLog',
          number: true,
          loaded: null,
          values: known({ label: log.label.trim(), kind: log.kind, ...scanned, ...state }),
        }
      : { record: medium, collection: 'mediaLog', loaded: held, values: { ...scanned, ...state } };
  return [parent, { collection: 'mediaLogEntry', values: known(values) }];
}
