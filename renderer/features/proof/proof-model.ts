import type { VerifyProblem } from '#renderer/data/index.ts';

export type ProblemKind = VerifyProblem['kind'];

export function problemCounts(problems: readonly VerifyProblem[]): ReadonlyMap<ProblemKind, number> {
  const counts = new Map<ProblemKind, number>();
  for (const { kind } of problems) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Most urgent first: what may be tampering, then what may be a damaged disk, then what is only a list. */
const ORDER: readonly ProblemKind[] = ['signature', 'author', 'chain', 'ops', 'fold'];

export type ProblemGroup = { readonly kind: ProblemKind; readonly problems: readonly VerifyProblem[] };

export function groupProblems(problems: readonly VerifyProblem[]): readonly ProblemGroup[] {
  return ORDER.map((kind) => ({ kind, problems: problems.filter((problem) => problem.kind === kind) })).filter(
    (group) => group.problems.length > 0,
  );
}

/** `TP-log-2026-11-22.jsonl`: what it is, of which ship, from which day. */
export function exportName(shortCode: string, now: number): string {
  return `${shortCode}-log-${new Date(now).toISOString().slice(0, 10)}.jsonl`;
}

const SHOWN_DIGITS = 16;

/** What people compare of a digest: `3f2a 91bc 07de 5518`. */
export function shortDigest(digest: string): string {
  return (digest.slice(0, SHOWN_DIGITS).match(/.{1,4}/g) ?? []).join(' ');
}
