import { ANY_PARENT } from './any-parent.ts';
import {
  bytes,
  code,
  type FieldsOf,
  instant,
  line,
  number,
  prose,
  ref,
  refToAny,
  removed,
  shoreOwns,
  texts,
  yesNo,
} from './field.ts';
import type { RecordKind } from './kind.ts';

/**
 * A file under a record. Only the reference travels with the text; the content follows as a blob by its hash, a small
 * preview first (design.md 6).
 */
export const attachment = {
  collection: 'attachment',
  version: 3,
  parent: ANY_PARENT,
  lane: 'routine',
  fields: {
    parent: refToAny({ required: true }),
    /** SHA-256 of the stored content, 32 bytes: of an encrypted file, of what is stored. */
    sha256: bytes({ required: true }),
    name: line({ max: 255 }),
    mime: line({ max: 127 }),
    sizeBytes: number({ required: true }),
    /** SHA-256 of the preview blob, 32 bytes. */
    preview: bytes(),
    previewSizeBytes: number(),
    kind: code(['photo', 'document', 'log', 'mail', 'recording', 'data', 'other']),
    caption: prose(),
    takenAt: instant(),
    takenBy: ref('person'),
    /** Sealed with its confidential report: name, kind and times are inside the seal, not here. */
    encrypted: yesNo(),
    /** Marks of files whose names were redacted: what holds them drops them (shared/blobs/redacted-blobs.ts; since version 3). */
    gone: texts({ max: 64 }),
    ...shoreOwns({
      /** Shore asks for the original, whatever the link costs (since version 2; unset in what came before). */
      originalWanted: yesNo(),
    }),
    removed,
  },
} as const satisfies RecordKind;

/** Fields that an attachment of a confidential report may carry: the rest would say what is in it. */
export const SEALED_ATTACHMENT_FIELDS: readonly string[] = [
  'parent',
  'sha256',
  'sizeBytes',
  'preview',
  'previewSizeBytes',
  'encrypted',
  'gone',
  'originalWanted',
  'removed',
];

export type AttachmentFields = FieldsOf<typeof attachment>;
