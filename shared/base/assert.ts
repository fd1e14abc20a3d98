/** States what must hold. A failure is a bug in this program, never bad input. */
export function assert(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${why}`);
}
