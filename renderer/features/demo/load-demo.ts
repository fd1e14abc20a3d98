import { createVessel, enrol, loadRecords, newId, type OnProgress, type SaveDraft } from '#renderer/data/index.ts';
import type { AppError, Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { DemoFile, DemoRecord, DemoValue } from './demo-file.ts';

const FILED = ['report', 'incident', 'drill', 'restoreTest', 'backup', 'action'];

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
  const drafts = await draftsOf(file.records);
  if (!drafts.ok) return drafts.error;
  const loaded = await loadRecords(drafts.value, onProgress);
  if (!loaded.ok) return loaded.error;
  if (file.enrolmentCode === null) return null;
  const joined = await enrol(file.enrolmentCode);
  return joined.ok ? null : joined.error;
}

async function draftsOf(records: readonly DemoRecord[]): Promise<Result<readonly SaveDraft[]>> {
  const ids = new Map<string, RecordId>();
  for (const { key, collection } of records) {
    const id = await newId(collection);
    if (!id.ok) return id;
    ids.set(key, id.value);
  }
  const value = records.map(
    (record): SaveDraft => ({
      record: ids.get(record.key) as RecordId,
      collection: record.collection,
      values: Object.fromEntries(Object.entries(record.values).map(([field, v]) => [field, resolved(v, ids)])),
      loaded: null,
      at: record.at,
      ...(FILED.includes(record.collection) ? { number: true } : {}),
    }),
  );
  return { ok: true, value };
}

function resolved(value: DemoValue, ids: ReadonlyMap<string, RecordId>): Value {
  if (Array.isArray(value)) return value.map((item: DemoValue) => resolved(item, ids));
  const isRef = typeof value === 'object' && value !== null && 'ref' in value && typeof value.ref === 'string';
  return isRef ? (ids.get(value.ref as string) ?? null) : (value as Value);
}
