import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const MAX_BYTES = 1024 * 1024;
let file: string | null = null;

/** Until this is called, nothing is logged. */
export function startLog(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    file = path.join(folder, 'bulwark.log');
  } catch {
    file = null;
  }
}

/**
 * One line for whoever looks into trouble: what happened, and codes or ids. Never names of people, secrets, paths chosen by people,
 * or contents of records. Two files of a megabyte at most; a log that cannot be written stops nothing.
 */
export function log(what: string, params: Readonly<Record<string, string | number | boolean | null>> = {}): void {
  if (!file) return;
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, `${file}.old`);
    appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), what, ...params })}\n`, { mode: 0o600 });
  } catch {
    // Nowhere to say so.
  }
}

/** What may be logged of an error: its kind and where it came from, not its message, which can quote data. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return [error.name, ...frames.slice(0, 5).map((line) => line.trim())].join(' < ');
}
