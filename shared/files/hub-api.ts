import * as z from 'zod/mini';
import { ERROR_CODES } from '../base/error-codes.ts';
import { vesselId } from '../sync/hub-api.ts';
import { MAX_PART_BYTES } from './envelope.ts';

/**
 * Exchange files at the hub, for who is signed in at a desk: `POST /api/files/look`, `/take` and `/write`. Parts travel as
 * base 64 in JSON; the token stands in the body, since a desk in Electron can send no headers.
 */
z.config({ jitless: true });

/** Of all parts of one request, as base 64. */
export const MAX_FILES_BODY_BYTES = 24 << 20;

const token = z.optional(z.string().check(z.maxLength(200)));
const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/), z.maxLength(Math.ceil(MAX_PART_BYTES / 3) * 4));
const count = z.int().check(z.nonnegative());
const code = z.enum(ERROR_CODES);

export const filesRequest = z.strictObject({
  token,
  vessel: vesselId,
  parts: z.array(base64).check(z.minLength(1), z.maxLength(999)),
});

const fileFacts = z.object({
  sender: z.string(),
  senderSide: z.enum(['ship', 'shore']),
  senderName: z.nullable(z.string()),
  senderLetter: z.nullable(z.string()),
  isFromHub: z.boolean(),
  isRevoked: z.boolean(),
  kind: z.enum(['update', 'full', 'initial']),
  number: count,
  writtenAt: z.number(),
  parts: count,
  missingParts: z.array(count),
  sizeBytes: count,
});

export const filePreviews = z.object({
  files: z.array(
    z.object({
      file: fileFacts,
      batches: count,
      newBatches: count,
      newOps: count,
      collections: z.record(z.string(), count),
      from: z.nullable(z.number()),
      upTo: z.nullable(z.number()),
      withoutBefore: count,
      unread: count,
      photos: count,
    }),
  ),
});

export const fileReports = z.object({
  files: z.array(
    z.object({
      file: fileFacts,
      newBatches: count,
      knownBatches: count,
      refused: z.array(z.object({ code, params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))) })),
      note: z.nullable(code),
      isReceipt: z.boolean(),
      becameNew: z.boolean(),
      photos: count,
      confirmedPhotos: count,
    }),
  ),
});

export const writeRequest = z.strictObject({
  token,
  vessel: vesselId,
  kind: z.enum(['update', 'full', 'initial']),
  partBytes: z.int().check(z.minimum(20_000), z.maximum(MAX_PART_BYTES)),
});
export const writtenReply = z.object({
  number: count,
  kind: z.enum(['update', 'full', 'initial']),
  batches: count,
  sizeBytes: count,
  parts: z.array(base64),
});

export const reachRequest = z.strictObject({ token, vessel: vesselId });
/** Per lane the highest seq that the ship is known to hold. */
export const reachReply = z.object({ reach: z.record(z.string(), count) });
