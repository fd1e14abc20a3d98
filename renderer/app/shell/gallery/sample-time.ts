/** The moment at which every sample stands still: 22 Nov 2026, 14:33 UTC. */
export const SAMPLE_NOW = Date.UTC(2026, 10, 22, 14, 33, 20);

const MINUTE = 60_000;

export function ago(hours: number, minutes = 0): number {
  return SAMPLE_NOW - (hours * 60 + minutes) * MINUTE;
}
