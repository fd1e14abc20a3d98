import * as z from 'zod/mini';
import type { Result } from '../base/result.ts';
import { CONDUIT_CONTROLS, CONDUIT_MEDIA } from './conduit.ts';
import { fileHeadShape, readData } from './rule-source.ts';
import { ZONE_KINDS } from './zone.ts';

/** The typical zones of a ship and what may join them (domain.md 4.3), as data: resources/library/zones.json. */

const zoneKey = z.string().check(z.regex(/^Z\d+$/));
const zoneKeys = z.array(zoneKey).check(z.minLength(1));
const controls = z.array(z.enum(CONDUIT_CONTROLS)).check(z.minLength(1));
const media = z.array(z.enum(CONDUIT_MEDIA)).check(z.minLength(1));

const ruleShape = { id: z.string().check(z.regex(/^C\d+$/)), textKey: z.string(), unverified: z.boolean() };

const conduitRuleSchema = z.discriminatedUnion('kind', [
  /** No conduit of these media may touch the zone. */
  z.strictObject({ kind: z.literal('isolated'), zones: zoneKeys, media, ...ruleShape }),
  /** None of the first may be joined to any of the second, whichever way round. */
  z.strictObject({ kind: z.literal('apart'), zones: zoneKeys, from: zoneKeys, media, ...ruleShape }),
  /** What joins the first to the second has to end in the zone between, behind one of the controls. */
  z.strictObject({
    kind: z.literal('between'),
    zones: zoneKeys,
    from: zoneKeys,
    through: zoneKey,
    controls,
    logged: z.boolean(),
    media,
    ...ruleShape,
  }),
  /** Every conduit of these media has to end in the zone, behind one of the controls. */
  z.strictObject({ kind: z.literal('endsIn'), zone: zoneKey, controls, media, ...ruleShape }),
  /** These media are conduits too and have to be on the map. */
  z.strictObject({ kind: z.literal('counts'), media, ...ruleShape }),
]);

export const zoneLibrarySchema = z.strictObject({
  ...fileHeadShape,
  zones: z.array(
    z.strictObject({
      key: zoneKey,
      kind: z.enum(ZONE_KINDS),
      technology: z.enum(['it', 'ot', 'boundary', 'any']),
      nameKey: z.string(),
      purposeKey: z.string(),
      isolated: z.boolean(),
      mapPlace: z.strictObject({ x: z.number(), y: z.number() }),
      unverified: z.boolean(),
    }),
  ),
  rules: z.array(conduitRuleSchema),
});
export type ZoneLibrary = z.infer<typeof zoneLibrarySchema>;
export type LibraryZone = ZoneLibrary['zones'][number];
export type ConduitRule = ZoneLibrary['rules'][number];

export function readZoneLibrary(raw: unknown): Result<ZoneLibrary> {
  return readData(zoneLibrarySchema, raw);
}

export type ConduitFacts = {
  /** Keys of the two zones, `Z1` …; a zone of the ship's own has another key and breaks no rule. */
  readonly from: string;
  readonly to: string;
  readonly medium?: string | null;
  readonly control?: string | null;
  readonly logged?: boolean | null;
};

/** The rules that a conduit breaks. An unknown medium is taken for a network, the worst of them. */
export function brokenRules(rules: readonly ConduitRule[], conduit: ConduitFacts): readonly ConduitRule[] {
  return rules.filter((rule) => breaks(rule, conduit));
}

function breaks(rule: ConduitRule, conduit: ConduitFacts): boolean {
  if (!(rule.media as readonly string[]).includes(conduit.medium ?? 'network')) return false;
  const isControlled = (allowed: readonly string[]) => allowed.includes(conduit.control ?? 'none');
  switch (rule.kind) {
    case 'isolated':
      return touches(conduit, rule.zones) && conduit.from !== conduit.to;
    case 'apart':
      return joins(conduit, rule.zones, rule.from);
    case 'between': {
      if (joins(conduit, rule.zones, rule.from)) return true;
      const isBoundary = joins(conduit, [...rule.zones, ...rule.from], [rule.through]);
      return isBoundary && !(isControlled(rule.controls) && (!rule.logged || conduit.logged === true));
    }
    case 'endsIn':
      return !touches(conduit, [rule.zone]) || !isControlled(rule.controls);
    case 'counts':
      return false;
  }
}

function touches({ from, to }: ConduitFacts, zones: readonly string[]): boolean {
  return zones.includes(from) || zones.includes(to);
}

function joins({ from, to }: ConduitFacts, a: readonly string[], b: readonly string[]): boolean {
  return (a.includes(from) && b.includes(to)) || (a.includes(to) && b.includes(from));
}
