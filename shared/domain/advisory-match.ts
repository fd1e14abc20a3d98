import {
  code,
  day,
  type FieldsOf,
  line,
  linked,
  number,
  prose,
  ref,
  removed,
  shoreOwns,
  texts,
  yesNo,
} from './field.ts';
import type { RecordKind } from './kind.ts';

/**
 * A vendor advisory that seems to concern an asset, found aboard from a carried bundle (design.md 1). Its id follows
 * from asset and advisory, so ship and shore find one.
 */
export const advisoryMatch = {
  collection: 'advisoryMatch',
  version: 1,
  lane: 'routine',
  fields: {
    /** Publisher's id, `ICSA-26-148-01`. */
    advisory: line({ required: true, max: 120 }),
    asset: ref('asset', { required: true }),
    title: line({ max: 300 }),
    publisher: line(),
    publishedOn: day(),
    revision: line({ max: 40 }),
    cves: texts({ max: 40 }),
    /** Highest base score, 0–10. */
    cvss: number(),
    /** In the list of exploited vulnerabilities (KEV). */
    knownExploited: yesNo(),
    /** What matched: product and version range, in the advisory's words. */
    matchedOn: line({ max: 500 }),
    confidence: code(['exact', 'versionUnknown', 'nameOnly']),
    /** Edition of the bundle that it was found in. */
    bundle: line({ max: 60 }),
    status: code(['open', 'notAffected', 'affected', 'mitigated', 'patched', 'riskAccepted']),
    statusReason: prose(),
    mitigation: prose(),
    decidedBy: ref('person'),
    decidedOn: day(),
    report: ref('report'),
    ...shoreOwns({ advice: prose(), patchAllowed: code(['yes', 'no', 'askMaker']), dueOn: day() }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

export type AdvisoryMatchFields = FieldsOf<typeof advisoryMatch>;
