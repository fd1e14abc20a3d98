/** Words of the readiness assessment (domain.md 3); the words for people are in `content-readiness`. */

/** First letter of a row's id: A, D, P; our govern overlay has none of its own. */
export const PHASES = ['assess', 'design', 'protect', 'govern'] as const;
export type Phase = (typeof PHASES)[number];

/** Functional elements; `govern` came with Circ.3/Rev.3 and NIST CSF 2.0. */
export const ELEMENTS = ['govern', 'identify', 'protect', 'detect', 'respond', 'recover'] as const;
export type Element = (typeof ELEMENTS)[number];

export const ASPECTS = ['people', 'process', 'technology'] as const;
export type Aspect = (typeof ASPECTS)[number];

/**
 * How well something is done, like the four stages of TMSA (domain.md 2.3): 1 written, 2 practised, 3 measured,
 * 4 improving. The number is what a profile and a score reckon with.
 */
export const MATURITIES = ['written', 'practised', 'measured', 'improving'] as const;
export type Maturity = (typeof MATURITIES)[number];

/**
 * What shows that a question is really answered, and where in this log it lies. A figure computed from these collections
 * is live evidence: it ages by itself. `papers` are looked at by people: nothing is computed from them but their dates.
 */
export const EVIDENCE = {
  /** Systems in the inventory, and how long ago each was verified. */
  assetInventory: ['asset'],
  /** Systems marked critical (ISM 10.3). */
  criticalAssets: ['asset'],
  networkMap: ['zone', 'conduit'],
  /** Matches of advisories that are still open, systems out of support. */
  patchState: ['advisoryMatch', 'asset'],
  /** Age of the last look at the register, open treatments. */
  riskRegister: ['risk'],
  /** Last cyber drill whose record is complete. */
  drill: ['drill'],
  /** Last full exercise with shore. */
  exercise: ['drill'],
  /** Who took part in drills; papers may be linked, no record kind of courses is there to reckon with. */
  training: ['drill', 'document'],
  /** Last good backup of each plan. */
  backup: ['backup', 'backupPlan'],
  /** Last restore test that somebody else accepted. */
  restoreTest: ['restoreTest'],
  /** Non-conformities that are open. */
  openReports: ['report'],
  overdueActions: ['action'],
  /** Whether reports are written at all: a ship without any is not a ship without problems. */
  reporting: ['report', 'incident'],
  incidents: ['incident'],
  /** Whom to call, aboard and ashore. */
  contacts: ['contact'],
  /** People and the roles that they hold. */
  roles: ['person'],
  /** Visits and remote sessions of makers. */
  vendorSessions: ['vendorSession'],
  mediaLog: ['mediaLog', 'mediaLogEntry'],
  papers: ['document'],
  internalAudit: ['report', 'document'],
  masterReview: ['document', 'report'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type EvidenceKind = keyof typeof EVIDENCE;
export const EVIDENCE_KINDS = Object.keys(EVIDENCE) as readonly EvidenceKind[];

/** Collections whose records may be linked as evidence for these kinds, each once. */
export function collectionsOf(kinds: readonly EvidenceKind[]): readonly string[] {
  return [...new Set(kinds.flatMap((kind) => EVIDENCE[kind] as readonly string[]))];
}
