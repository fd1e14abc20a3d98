import {
  code,
  day,
  type FieldsOf,
  instant,
  json,
  line,
  prose,
  ref,
  refToAny,
  removedByShore,
  shoreOwns,
  yesNo,
} from './field.ts';
import type { RecordKind } from './kind.ts';

/** What shore sends to a ship (design.md 6). */
export const MESSAGE_KINDS = [
  'reply',
  'task',
  'drillOrder',
  'scenario',
  'ruleUpdate',
  'advisoryBundle',
  'policy',
] as const;

/**
 * One message of the company to this ship, and the ship's receipt: when it was read, and by whom. It lies in the log of
 * each ship that it was sent to, so that one ship's receipt says nothing of another's.
 */
export const message = {
  collection: 'message',
  version: 1,
  lane: 'routine',
  fields: {
    ...shoreOwns({
      kind: code(MESSAGE_KINDS, { required: true }),
      title: line({ required: true }),
      text: prose(),
      /** Record that it is about, of any collection. */
      about: refToAny(),
      /** A scenario, rules or a bundle of advisories, as data. */
      payload: json(),
      payloadName: line(),
      dueOn: day(),
      needsReceipt: yesNo(),
      sentAt: instant(),
      sentBy: ref('person'),
    }),
    receiptAt: instant(),
    receiptBy: ref('person'),
    receiptNote: prose({ max: 2000 }),
    removed: removedByShore,
  },
} as const satisfies RecordKind;

export type MessageFields = FieldsOf<typeof message>;
