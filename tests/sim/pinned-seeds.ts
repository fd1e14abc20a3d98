/** Seeds that once broke an invariant, each with the rule that was at fault. They run in every unit test. */
export const PINNED_SEEDS: readonly { readonly seed: number; readonly rule: string }[] = [
  { seed: 10, rule: 'T2 certificates of joining were kept in memory only' },
  { seed: 13, rule: 'R4 nobody could read what was admitted of a successor' },
  { seed: 28, rule: 'X12 a revoked device on a full exchange sent nothing' },
  { seed: 35, rule: 'X7 a fork at the start of a lane could not be read' },
  { seed: 49, rule: 'F1 two reports became one record' },
  { seed: 69, rule: 'R5, F4 a redaction of a renamed record; a form that did not follow its record' },
  { seed: 90, rule: 'R5 the same writing sealed by a cloned disk' },
  { seed: 174, rule: 'M10 contenders of a removal stood in the order of arrival' },
  { seed: 336, rule: 'C7 open ops beside another copy of the device' },
  { seed: 493, rule: 'M8 a form opened before an element was taken out' },
  { seed: 554, rule: 'F4 what was redacted still replaces what it had replaced' },
  { seed: 614, rule: 'R5 a redaction and a copy of its target in one batch' },
  { seed: 1905, rule: 'C7 the tip of a forked lane that came last' },
  { seed: 2320, rule: 'R7 a redaction that was obeyed before its author was cut off' },
  { seed: 3381, rule: 'R5 a redacted copy whose original a cloned disk had sealed' },
  { seed: 5992, rule: 'B4 an answer about a file that could not be noted' },
];
