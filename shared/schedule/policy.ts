import * as z from 'zod/mini';
import type { Value } from '../base/value.ts';
import type { SettingKey } from '../domain/setting.ts';
import { LANES, type RecordId } from '../oplog/op.ts';
import { derivedId } from '../oplog/record-id.ts';
import {
  BLOB_RULES,
  hoursSchema,
  LINK_IDS,
  type LinkId,
  type LinkProfile,
  type LinkProfiles,
  profileOf,
} from './link-profile.ts';

/** What holds on one link: the product's profile, with what the company set for this ship instead. */
export type LinkRules = LinkProfile & {
  /** What the company pays, in the currency that it chose; else null and the profile's range is all that is known. */
  readonly price: { readonly perMb: number; readonly currency: string } | null;
};

const kilobytes = z.nullable(z.int().check(z.nonnegative(), z.maximum(1_000_000_000)));
/** A year. */
export const MAX_SILENT_HOURS = 8760;
const perLink = <S extends z.ZodMiniType>(of: S) => z.partialRecord(z.enum(LINK_IDS), of);

/** Shape of the value of each `setting` that the scheduler reads. A link that is not named keeps the default. */
export const POLICY_SCHEMAS = {
  'sync.linkBudgets': perLink(kilobytes),
  'sync.linkMonthBudgets': perLink(kilobytes),
  'sync.linkLargestItem': perLink(kilobytes),
  'sync.linkHours': perLink(hoursSchema),
  'sync.linkLanes': perLink(z.array(z.enum(LANES))),
  'sync.linkBlobs': perLink(z.enum(BLOB_RULES)),
  'sync.linkPrices': z.strictObject({
    currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
    perMb: perLink(z.number().check(z.nonnegative(), z.maximum(1_000_000))),
  }),
  /** Of the vessel, on whatever link: when shore calls her silent. */
  'sync.silentAfterHours': z.int().check(z.minimum(1), z.maximum(MAX_SILENT_HOURS)),
} as const satisfies Partial<Readonly<Record<SettingKey, z.ZodMiniType>>>;

export type PolicyKey = keyof typeof POLICY_SCHEMAS;
export const POLICY_KEYS = Object.keys(POLICY_SCHEMAS) as readonly PolicyKey[];

export function isPolicyKey(key: unknown): key is PolicyKey {
  return typeof key === 'string' && Object.hasOwn(POLICY_SCHEMAS, key);
}

/** One `setting` record a key, the same whoever makes it first. */
export function settingId(key: string): RecordId {
  return derivedId('setting', key, 'key');
}

export type LinkPolicy = { readonly [K in PolicyKey]?: z.infer<(typeof POLICY_SCHEMAS)[K]> };

/** Settings by key as shore wrote them. */
export type Settings = Readonly<Partial<Record<string, Value>>>;

/**
 * Reads what is well formed; a key that is not keeps the default and is named in `wrong`, so that a slip ashore neither
 * stops a ship from sending nor goes unseen.
 */
export function readPolicy(settings: Settings): { readonly policy: LinkPolicy; readonly wrong: readonly PolicyKey[] } {
  const policy: Record<string, unknown> = {};
  const wrong: PolicyKey[] = [];
  for (const key of POLICY_KEYS) {
    const value = settings[key];
    if (value === undefined || value === null) continue;
    const parsed = z.safeParse(POLICY_SCHEMAS[key] as z.ZodMiniType, value);
    if (parsed.success) policy[key] = parsed.data;
    else wrong.push(key);
  }
  return { policy: policy as LinkPolicy, wrong };
}

/** The rules in force on a link. Urgent text is no policy: it may always go where packets go at all. */
export function rulesOf(data: LinkProfiles, policy: LinkPolicy, id: LinkId): LinkRules {
  const profile = profileOf(data, id);
  const prices = policy['sync.linkPrices'];
  const perMb = prices?.perMb[id];
  return {
    ...profile,
    budget: {
      dayKb: given(policy['sync.linkBudgets']?.[id], profile.budget.dayKb),
      monthKb: given(policy['sync.linkMonthBudgets']?.[id], profile.budget.monthKb),
    },
    largestItemKb: given(policy['sync.linkLargestItem']?.[id], profile.largestItemKb),
    hours: policy['sync.linkHours']?.[id] ?? profile.hours,
    lanes: policy['sync.linkLanes']?.[id] ?? profile.lanes,
    blobs: policy['sync.linkBlobs']?.[id] ?? profile.blobs,
    price: prices && perMb !== undefined ? { perMb, currency: prices.currency } : null,
  };
}

/** Null is a value here: no limit. */
function given<T>(set: T | undefined, fallback: T): T {
  return set === undefined ? fallback : set;
}
