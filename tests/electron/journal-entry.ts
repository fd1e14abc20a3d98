/** What entry n of the kill test holds: its number, and a length that differs from its neighbours'. */
export function entryText(n: number): string {
  return `entry ${n} ${'.'.repeat((n * 37) % 300)}`;
}
