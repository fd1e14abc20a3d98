import type { RecordedCall } from '../control.ts';

const recorded: RecordedCall[] = [];

/** Notes what the app asked of the system, for tests to look at. */
export function record(name: string, ...args: readonly unknown[]): void {
  recorded.push({ name, args });
}

export function recordedCalls(): readonly RecordedCall[] {
  return recorded;
}
