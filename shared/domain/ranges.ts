import { MAX_OFFSET_MIN, MIN_OFFSET_MIN } from './ship-time.ts';

/** Bounds of a number, both included. */
export type Range = { readonly min: number; readonly max: number; readonly whole: boolean };

const whole = (min: number, max: number): Range => ({ min, max, whole: true });
const some = (min: number, max: number): Range => ({ min, max, whole: false });

const COUNT = whole(0, Number.MAX_SAFE_INTEGER);
const MINUTES = whole(0, 10 * 366 * 24 * 60);
const DAYS = whole(1, 3660);
const LATITUDE = some(-90, 90);
const LONGITUDE = some(-180, 180);
const ONE_TO_FIVE = whole(1, 5);

/** Fields that mean the same in every kind, by name. */
const BY_NAME: Readonly<Record<string, Range>> = {
  latDeg: LATITUDE,
  lonDeg: LONGITUDE,
  order: some(-1e9, 1e9), // fractions, so that a line can be put between two others
  cost: some(0, 1e12),
};

/** Ends of names that say the unit. */
const BY_ENDING: readonly (readonly [string, Range])[] = [
  ['Bytes', COUNT],
  ['Count', COUNT],
  ['Ms', COUNT],
  ['Days', DAYS],
  ['Min', MINUTES],
];

const BY_FIELD: Readonly<Record<string, Range>> = {
  'vessel.grossTonnage': some(0, 1_000_000),
  'vessel.yearBuilt': whole(1800, 2200),
  'vessel.shipTimeOffsetMin': whole(MIN_OFFSET_MIN, MAX_OFFSET_MIN),
  'asset.quantity': whole(1, 100_000),
  // domain.md 4.1
  'asset.impactSafety': ONE_TO_FIVE,
  'asset.impactSecurity': ONE_TO_FIVE,
  'asset.impactEnvironment': ONE_TO_FIVE,
  'asset.impactCommercial': ONE_TO_FIVE,
  'drillStep.plannedMin': whole(0, 24 * 60),
  'drillScore.score': whole(0, 2), // domain.md 5.4
  'backup.copyNumber': whole(1, 1000),
  'backupPlan.copies': whole(1, 100),
  'incident.severity': ONE_TO_FIVE, // domain.md 7.1
  'incident.ispsLevel': whole(1, 3),
  'incident.personsAffected': COUNT,
  'report.likelihood': ONE_TO_FIVE, // domain.md 9
  'report.severity': ONE_TO_FIVE,
  'advisoryMatch.cvss': some(0, 10),
  'signature.schemaVersion': COUNT,
};

/** Impact axes of an incident, 0–4 (domain.md 7.1); levels of a risk, 1–5 (domain.md 9). */
const BY_BEGINNING: readonly (readonly [string, string, Range])[] = [
  ['incident', 'impact', whole(0, 4)],
  ['risk', 'inherent', ONE_TO_FIVE],
  ['risk', 'residual', ONE_TO_FIVE],
  ['risk', 'threat', ONE_TO_FIVE],
  ['risk', 'vulnerabilityLevel', ONE_TO_FIVE],
];

/** What a number field may hold; undefined where any finite number will do. */
export function rangeOf(collection: string, field: string): Range | undefined {
  const key = `${collection}.${field}`;
  if (Object.hasOwn(BY_FIELD, key)) return BY_FIELD[key];
  if (Object.hasOwn(BY_NAME, field)) return BY_NAME[field];
  const begun = BY_BEGINNING.find(([kind, beginning]) => kind === collection && field.startsWith(beginning));
  return begun?.[2] ?? BY_ENDING.find(([ending]) => field.endsWith(ending))?.[1];
}

/** Keys of the table, for the test that each names a real number field. */
export const RANGED_FIELDS: readonly string[] = Object.keys(BY_FIELD);
