import {
  createVessel,
  enrol,
  loadRecords,
  newId,
  type OnProgress,
  resetPin,
  type SaveDraft,
  sign,
} from '#renderer/data/index.ts';
import type { AppError, Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { DemoFile, DemoMove, DemoRecord, DemoSignature, DemoValue } from './demo-file.ts';

const FILED = [
  'report',
  'incident',
  'drill',
  'restoreTest',
  'backup',
  'action',
  'risk',
  'review',
  'vendorSession',
  'mediaLog',
];

/** Sets the demonstration ship up through the same commands that a person's clicks use. */
export async function loadDemo(onProgress: OnProgress): Promise<AppError | null> {
  const file = (await (await fetch('demo.json', { cache: 'no-store' })).json()) as DemoFile;
  const { master, vessel } = file;
  const made = await createVessel({
    ...vessel,
    person: { name: master.name, rank: 'Master', roles: ['MASTER'] },
    pin: master.pin,
  });
  if (!made.ok) return made.error;
  const ids = await idsOf(file.records);
  if (!ids.ok) return ids.error;
  const waves = wavesOf(file.records, ids.value);
  const total = waves.flat().length;
  let before = 0;
  for (const drafts of waves) {
    const loaded = await loadRecords(drafts, ({ done }) => onProgress({ done: before + done, total }));
    if (!loaded.ok) return loaded.error;
    before += drafts.length;
  }
  const unsigned = await signAll(file.signatures, ids.value, master.pin);
  if (unsigned !== null) return unsigned;
  if (file.enrolmentCode === null) return null;
  const joined = await enrol(file.enrolmentCode);
  return joined.ok ? null : joined.error;
}

async function idsOf(records: readonly DemoRecord[]): Promise<Result<ReadonlyMap<string, RecordId>>> {
  const ids = new Map<string, RecordId>();
  for (const { key, collection, id: known } of records) {
    const id = known === undefined ? await newId(collection) : { ok: true as const, value: known };
    if (!id.ok) return id;
    ids.set(key, id.value);
  }
  return { ok: true, value: ids };
}

/** Whoever signs gets the PIN from the Master first. */
async function signAll(
  signatures: readonly DemoSignature[],
  ids: ReadonlyMap<string, RecordId>,
  pin: string,
): Promise<AppError | null> {
  for (const key of new Set(signatures.map(({ by }) => by))) {
    const given = await resetPin(ids.get(key) as RecordId, pin);
    if (!given.ok) return given.error;
  }
  for (const { record, by, meaning } of signatures) {
    const signed = await sign({ record: ids.get(record) as RecordId, person: ids.get(by) as RecordId, pin, meaning });
    if (!signed.ok) return signed.error;
  }
  return null;
}

/** The records as they were made, then the second state of each, then the third: a state is judged by the one before. */
function wavesOf(
  records: readonly DemoRecord[],
  ids: ReadonlyMap<string, RecordId>,
): readonly (readonly SaveDraft[])[] {
  const made = records.map((record): SaveDraft => {
    const [first] = record.moves ?? [];
    const values = Object.fromEntries(Object.entries(record.values).map(([field, v]) => [field, resolved(v, ids)]));
    return {
      ...draftOf(record, ids),
      values: first ? { ...values, state: stateOf(first, ids) } : values,
      at: record.at,
      ...(FILED.includes(record.collection) ? { number: true } : {}),
    };
  });
  const waves = [made];
  for (let step = 1; ; step++) {
    const moved = records.flatMap((record): SaveDraft[] => {
      const move = record.moves?.[step];
      return move ? [{ ...draftOf(record, ids), values: { state: stateOf(move, ids) }, at: move.at }] : [];
    });
    if (moved.length === 0) return waves;
    waves.push(moved);
  }
}

function draftOf({ key, collection }: DemoRecord, ids: ReadonlyMap<string, RecordId>) {
  return { record: ids.get(key) as RecordId, collection, loaded: null };
}

function stateOf({ by, ...move }: DemoMove, ids: ReadonlyMap<string, RecordId>): Value {
  const person = by === undefined ? undefined : ids.get(by);
  return person === undefined ? move : { ...move, by: person };
}

function resolved(value: DemoValue, ids: ReadonlyMap<string, RecordId>): Value {
  if (Array.isArray(value)) return value.map((item: DemoValue) => resolved(item, ids));
  const isRef = typeof value === 'object' && value !== null && 'ref' in value && typeof value.ref === 'string';
  return isRef ? (ids.get(value.ref as string) ?? null) : (value as Value);
}
