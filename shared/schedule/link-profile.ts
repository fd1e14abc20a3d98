import * as z from 'zod/mini';
import type { Result } from '../base/result.ts';
import { fileHeadShape, readData, ruleSourceShape } from '../domain/rule-source.ts';
import { LANES } from '../oplog/op.ts';

/** The kinds of link that a ship has (domain.md 11), as data: resources/links/profiles.json. */
export const LINK_IDS = ['offline', 'iridium', 'lBand', 'geoVsat', 'leo', 'port4g', 'unmetered', 'file'] as const;
export type LinkId = (typeof LINK_IDS)[number];

/** What of photos and files may go over a link; each allows what stands before it. */
export const BLOB_RULES = ['none', 'previews', 'originals'] as const;
export type BlobRule = (typeof BLOB_RULES)[number];

const whole = z.int().check(z.nonnegative());
const part = z.number().check(z.minimum(0), z.maximum(1));
const positive = z.number().check(z.positive());
const kilobytes = z.nullable(whole);

/** Minutes of the UTC day, `to` not included; a window over midnight has `to` below `from`. */
export const hoursSchema = z.array(
  z.tuple([whole.check(z.maximum(1439)), whole.check(z.maximum(1440))]).check(z.refine(([from, to]) => from !== to)),
);
export type Hours = z.infer<typeof hoursSchema>;

const rowSchema = z.strictObject({
  id: z.enum(LINK_IDS),
  /** `packet`: exchanges go over it. `file`: only by `.bulwark` files. */
  bearer: z.enum(['none', 'packet', 'file']),
  /** What a measured link must show to be taken for this one; null: only chosen by hand. `toKbps`: best rate each way. */
  detect: z.nullable(z.strictObject({ fromRttMs: whole, toRttMs: z.nullable(whole), toKbps: z.nullable(positive) })),
  downKbps: z.number().check(z.nonnegative()),
  upKbps: z.number().check(z.nonnegative()),
  rttMs: z.strictObject({ min: whole, max: whole }),
  /** Parts of all packets, from 0 to 1. */
  loss: z.strictObject({ min: part, max: part }),
  lanes: z.array(z.enum(LANES)),
  blobs: z.enum(BLOB_RULES),
  /** Kilobytes (1000 bytes) both ways together; null: no limit. */
  budget: z.strictObject({ dayKb: kilobytes, monthKb: kilobytes }),
  /** A file larger than this waits for another link; null: no limit. */
  largestItemKb: kilobytes,
  /** When anything but the urgent may go; empty: always. */
  hours: hoursSchema,
  /** How often shore is asked when nothing waits; null: never. */
  pollMs: z.nullable(whole),
  /** How long text may wait for more of it, counted from the last try; null: it does not go. */
  batchMs: z.nullable(whole),
  timeoutMs: whole.check(z.positive()),
  chunkKb: whole.check(z.positive()),
  /** For estimates; null where nothing is paid by volume. */
  pricePerMb: z.nullable(z.strictObject({ min: positive, max: positive, currency: z.string().check(z.length(3)) })),
  ...ruleSourceShape,
});

export const linkProfilesSchema = z.strictObject({
  ...fileHeadShape,
  retry: z.strictObject({
    firstMs: whole.check(z.positive()),
    lastMs: whole.check(z.positive()),
    /** While urgent text waits for a link that does not answer. */
    urgentMs: whole.check(z.positive()),
    source: z.string(),
  }),
  rows: z.array(rowSchema).check(z.length(LINK_IDS.length)),
});
export type LinkProfiles = z.infer<typeof linkProfilesSchema>;
export type LinkProfile = LinkProfiles['rows'][number];

export function readLinkProfiles(raw: unknown): Result<LinkProfiles> {
  return readData(linkProfilesSchema, raw);
}

/** @throws when the data names no such link; the test of the data makes sure that it names all. */
export function profileOf({ rows }: LinkProfiles, id: LinkId): LinkProfile {
  const found = rows.find((row) => row.id === id);
  if (!found) throw new Error(`no profile of the link ${id}`);
  return found;
}
