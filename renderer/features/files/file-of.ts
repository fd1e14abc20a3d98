import type { FileRecord, RecordRow } from '#renderer/data/index.ts';

/** The first file for shore that all of a record's own changes went into; null: not all of them did. */
export function fileOf(row: Pick<RecordRow, 'reach'>, written: readonly FileRecord[]): FileRecord | null {
  const whole = written.filter(({ to, reach }) => {
    const own = Object.entries(row.reach).filter(([lane]) => lane in reach);
    return to === 'shore' && own.length > 0 && own.every(([lane, seq]) => seq <= (reach[lane] ?? 0));
  });
  return whole.sort((a, b) => a.number - b.number)[0] ?? null;
}
