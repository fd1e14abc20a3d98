import { SAFETY_GATE } from '../drill.ts';
import { RESTORE_GATE } from '../restore-test.ts';
import { ROLE_CODES } from '../roles.ts';
import { UNVERIFIED_REASONS } from './content-source.ts';
import { EVIDENCE_KINDS } from './procedure.ts';
import { COMBINED_WITH, COMMON_CRITERIA, COMMON_DEBRIEF, DRILL_ACTORS } from './scenario.ts';

/** Every scenario ends like this (domain.md 5.3). */
const CLOSING_STEPS = ['endDrill', 'restore', 'debrief'] as const;
/** domain.md 5.4. */
const SCORES = [0, 1, 2] as const;

/** Paths of what all guided content shares: the texts of `content-common`. Names of roles are in `fields`. */
export function commonTextKeys(): readonly string[] {
  const groups: Readonly<Record<string, readonly (string | number)[]>> = {
    actor: DRILL_ACTORS.filter((actor) => !(ROLE_CODES as readonly string[]).includes(actor)),
    criterion: COMMON_CRITERIA,
    debrief: COMMON_DEBRIEF,
    score: SCORES,
    safetyGate: SAFETY_GATE,
    combineWith: COMBINED_WITH,
    restoreGate: RESTORE_GATE,
    evidence: EVIDENCE_KINDS,
    closing: CLOSING_STEPS,
    unverified: UNVERIFIED_REASONS,
  };
  const keys = Object.entries(groups).flatMap(([group, codes]) => codes.map((code) => `${group}.${code}`));
  return [...keys, 'master'];
}
