import { code, type FieldsOf, instant, prose, removed } from './field.ts';
import type { RecordKind } from './kind.ts';

/**
 * Somebody cut the link, or joined it again: when, and why. Written aboard at once and sent when the link is back, so that
 * an auditor sees it on both sides; by whom, the op says.
 */
export const linkEvent = {
  collection: 'linkEvent',
  version: 1,
  lane: 'urgent',
  fields: {
    happenedAt: instant({ required: true }),
    what: code(['isolated', 'rejoined'], { required: true }),
    reason: prose({ max: 2000 }),
    removed,
  },
} as const satisfies RecordKind;

export type LinkEventFields = FieldsOf<typeof linkEvent>;
