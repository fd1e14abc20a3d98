import { code, day, type FieldsOf, line, number, prose, ref, removed, shoreOwns, texts } from './field.ts';
import type { RecordKind } from './kind.ts';

/** Forms that frameworks are taken in from. */
export const FRAMEWORK_FORMATS = ['oscalJson', 'oscalXml', 'cisoAssistant'] as const;

/**
 * A further framework that somebody took in from a file: what the ship's own questions are held against, beside the
 * editions that come with the app. Libraries are the company's, so shore owns what it says.
 */
export const framework = {
  collection: 'framework',
  version: 1,
  lane: 'routine',
  fields: {
    ...shoreOwns({
      title: line({ required: true }),
      /** Version that the publisher gives. */
      edition: line({ max: 80 }),
      publisher: line(),
      copyright: prose(),
      /** Identifier of the file's own: a UUID or URN. */
      identifier: line(),
      format: code(FRAMEWORK_FORMATS),
      fileName: line(),
      /** SHA-256 of the file in hex. */
      fileHash: line({ max: 64 }),
      importedOn: day(),
      importedBy: ref('person'),
      /** How many parts of the file were left out on purpose. */
      leftOutCount: number(),
    }),
    note: prose(),
    removed,
  },
} as const satisfies RecordKind;

/** One group or requirement of an imported framework. Its key counts within the framework only. */
export const frameworkItem = {
  collection: 'frameworkItem',
  version: 1,
  parent: 'framework',
  lane: 'routine',
  fields: {
    ...shoreOwns({
      parent: ref('framework', { required: true }),
      /** As the file writes it: `GV.OC-01`. */
      key: line({ required: true, max: 120 }),
      title: line(),
      text: prose(),
      kind: code(['group', 'requirement']),
      /** Item of the same framework that it stands under. */
      under: ref('frameworkItem'),
      order: number(),
      /** The file says that it is withdrawn, or it looks like one of an older edition. */
      standing: code(['current', 'withdrawn', 'old']),
    }),
    /** Questions of the readiness assessment that it is about. */
    questions: texts({ max: 40 }),
    note: prose(),
    removed,
  },
} as const satisfies RecordKind;

export type FrameworkFields = FieldsOf<typeof framework>;
export type FrameworkItemFields = FieldsOf<typeof frameworkItem>;
