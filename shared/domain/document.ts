import {
  code,
  day,
  type FieldsOf,
  line,
  linked,
  prose,
  ref,
  refs,
  removedByShore,
  shoreOwns,
  texts,
  yesNo,
} from './field.ts';
import type { RecordKind } from './kind.ts';

export const DOCUMENT_CLASSES = [
  'smsSection',
  'policy',
  'plan',
  'procedure',
  'checklist',
  'form',
  'diagram',
  'inventory',
  'designDescription',
  'testProcedure',
  'certificate',
  'serviceReport',
  'change',
  'permit',
  'contactSheet',
  'circular',
  'training',
  'other',
] as const;

/**
 * A controlled paper (ISM 11: current, approved, obsolete removed). The company owns what it says; the ship owns where
 * the paper copy hangs (cyber contingency plans in hard copy, SIRE 2.0) and who has read it.
 */
export const document = {
  collection: 'document',
  version: 1,
  lane: 'routine',
  fields: {
    ...shoreOwns({
      title: line({ required: true }),
      /** Number of the paper in the company's system. */
      code: line({ max: 60 }),
      class: code(DOCUMENT_CLASSES),
      edition: line({ max: 40 }),
      effectiveOn: day(),
      expiresOn: day(),
      reviewOn: day(),
      approvedByName: line(),
      approvedOn: day(),
      supersedes: ref('document'),
      obsolete: yesNo(),
      language: line({ max: 35 }),
      /** Must hang or lie aboard on paper. */
      hardCopyRequired: yesNo(),
      hidden: yesNo(),
      summary: prose(),
      /** Clauses and question ids that it answers. */
      requirements: texts({ max: 80 }),
    }),
    hardCopyPlaces: texts(),
    hardCopyCheckedOn: day(),
    hardCopyCheckedBy: ref('person'),
    readBy: refs('person'),
    assets: refs('asset'),
    note: prose(),
    ...linked,
    removed: removedByShore,
  },
} as const satisfies RecordKind;

export type DocumentFields = FieldsOf<typeof document>;
