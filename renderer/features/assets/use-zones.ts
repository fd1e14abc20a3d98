import { useMemo } from 'react';
import { type RecordRow, useRecords } from '#renderer/data/index.ts';
import type { RecordId } from '#shared/oplog/op.ts';

export type Zones = {
  readonly rows: readonly RecordRow[];
  /** `Z1` of a zone's record; null when it has not arrived. */
  readonly keyOf: (zone: RecordId) => string | null;
  readonly nameOf: (zone: RecordId) => string | null;
};

const ALL = { collection: 'zone', sort: 'key' } as const;
/** A ship has about ten. */
const WINDOW = { from: 0, count: 200 } as const;

const words = new Intl.Collator('en', { numeric: true });

function keyOfRow({ values, title }: RecordRow): string {
  return typeof values['key'] === 'string' ? values['key'] : title;
}

export function useZones(): Zones {
  const { rows } = useRecords(ALL, WINDOW);
  return useMemo(() => {
    const names = new Map(rows.map((row) => [row.id, row.title]));
    const keys = new Map(rows.map((row) => [row.id, keyOfRow(row)]));
    return {
      rows: [...rows].sort((a, b) => words.compare(keyOfRow(a), keyOfRow(b))),
      keyOf: (zone) => keys.get(zone) ?? null,
      nameOf: (zone) => names.get(zone) ?? null,
    };
  }, [rows]);
}
