import * as z from 'zod/mini';
import { LANES } from '../oplog/op.ts';

/**
 * The hub's HTTP interface for people ashore (`shore/hub/routes`), as both ends see it. Bodies are JSON, with or without
 * a content type; what fails answers `{ code, params? }` with a stable code and a fitting status. Signed in is who sends
 * the cookie, or `Authorization: Bearer`, or `token` in `POST /api/call`.
 *
 *   POST   /enrol/grant             enrolment.ts grantRequest → grantReply
 *   POST   /enrol                   enrolRequest → enrolReply
 *   POST   /api/session/salt        saltRequest → saltReply (the same for users that do not exist)
 *   POST   /api/session             signInRequest → signInReply, sets the cookie
 *   GET    /api/session             → sessionInfo
 *   DELETE /api/session             → {}
 *   GET    /api/vessels             → vesselList
 *   POST   /api/vessels             newVesselRequest → {}                        (may: enrol)
 *   GET    /api/vessels/:vessel     → vesselDetail
 *   POST   /api/vessels/:vessel/grants   newGrantRequest → {}                    (may: enrol)
 *   POST   /api/vessels/:vessel/revoke   revokeRequest → revokeReply             (may: revoke)
 *   POST   /api/vessels/:vessel/admit    admitRequest → {}                       (may: admit)
 *   POST   /api/desk                deskRequest → enrolReply
 *   POST   /api/call                callRequest → what the called one answers: for a client that can send no headers
 */
z.config({ jitless: true });

/** PostgreSQL keeps no 0 byte in a text. */
const noZero = z.refine<string>((value) => !value.includes('\0'));
const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max), noZero);
const hexUpTo = (bytes: number) => z.string().check(z.regex(/^(?:[0-9a-f]{2})+$/), z.maxLength(2 * bytes));
const hex32 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const count = z.int().check(z.nonnegative());
const at = z.nullable(z.number());

/** Lower case, so that two people cannot differ in case only. */
export const username = z.string().check(z.regex(/^[a-z0-9][a-z0-9._@-]{0,63}$/));
/** As in certificates: `imo9074729`, or any name that the company gives. */
export const vesselId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));

export const saltRequest = z.strictObject({ username });
export const saltReply = z.object({ salt: hexUpTo(64) });

export const signInRequest = z.strictObject({
  username,
  /** First half of what follows from the password (persons-staff.ts). */
  authKey: hex32,
  /** Asks for the token in the answer, for a client that keeps no cookies. */
  wantsToken: z.optional(z.boolean()),
});

export const sessionInfo = z.object({
  company: z.string(),
  companyName: z.string(),
  /** Public key of the company. */
  root: hex32,
  username,
  name: z.string(),
  may: z.array(z.string()),
  /** Vessel id, or '*'. */
  vessel: z.string(),
  certificate: hexUpTo(4096),
  /** Private keys, opened in the browser by the second half. */
  envelope: hexUpTo(4096),
  expiresAt: z.number(),
});
export const signInReply = z.extend(sessionInfo, { token: z.optional(z.string()) });

export const newVesselRequest = z.strictObject({
  vessel: vesselId,
  name: text(120),
  imo: z.optional(z.string().check(z.regex(/^[0-9]{7}$/))),
});

const lane = z.object({
  /** Highest seq that the hub has. */
  delivered: count,
  /** Highest seq that the device has spoken of. */
  claimed: count,
});
const lanes = z.object(
  Object.fromEntries(LANES.map((name) => [name, lane])) as Record<(typeof LANES)[number], typeof lane>,
);

export const device = z.object({
  link: count,
  side: z.enum(['ship', 'shore']),
  /** The replica that it writes as now. */
  replica: z.string(),
  letter: z.nullable(z.string()),
  label: z.string(),
  enrolledAt: z.number(),
  lastContactAt: at,
  isRevoked: z.boolean(),
  lanes,
});

export const vesselSummary = z.object({
  vessel: vesselId,
  name: z.string(),
  imo: z.nullable(z.string()),
  shortCode: z.nullable(z.string()),
  /** UTC ms by the hub; null: no device of the ship has ever called. */
  lastContactAt: at,
  /** How long ago that was, by the hub's own clock. */
  silentMs: at,
  /** Of the ship's devices together: ops that the hub has without gap, and those that are known to be missing. */
  deliveredUpTo: count,
  missing: count,
  conflicts: count,
  /** How often she usually calls (shared/schedule/rhythm.ts); a hub of before does not say. */
  rhythm: z.optional(
    z.object({ usualGapMs: z.nullable(z.number()), lateAfterMs: z.number(), silentAfterMs: z.number(), gaps: count }),
  ),
  /** Highest seq that the ship has confirmed to hold, by lane (`replica/lane`) of what was written ashore. */
  toShip: z.optional(z.record(z.string(), count)),
  /** Batches of revoked devices that wait for a person. */
  quarantined: count,
  devices: z.array(device),
});
export const vesselList = z.object({ hubTimeAt: z.number(), vessels: z.array(vesselSummary) });

export const quarantinedBatch = z.object({
  head: hex32,
  replica: z.string(),
  lane: z.enum(LANES),
  firstSeq: count,
  lastSeq: count,
});

export const grantInfo = z.object({
  subject: hex32,
  letter: z.string(),
  createdAt: z.number(),
  expiresAt: at,
  usedAt: at,
  link: z.nullable(count),
});

export const exchangeInfo = z.object({
  at: z.number(),
  link: count,
  bytesUp: count,
  bytesDown: count,
  newBatches: count,
  refused: count,
  code: z.nullable(z.string()),
});

export const vesselDetail = z.extend(vesselSummary, {
  quarantine: z.array(quarantinedBatch),
  grants: z.array(grantInfo),
  exchanges: z.array(exchangeInfo),
});

export const newGrantRequest = z.strictObject({ certificate: hexUpTo(4096) });
export const revokeRequest = z.strictObject({
  replica: z.string().check(z.regex(/^[a-z0-9]{13}$/)),
  reason: text(1000),
});
/** Everything that was cut off: the device, and what succeeded it after a restore. */
export const revokeReply = z.object({ replicas: z.array(z.string()), links: z.array(count) });
export const admitRequest = z.strictObject({
  batches: z.array(hex32).check(z.minLength(1), z.maxLength(1000)),
  reason: text(1000),
});

/** Of what answers nothing but that it is done. */
export const done = z.object({});

export const callRequest = z.strictObject({
  token: z.optional(z.string().check(z.maxLength(200))),
  method: z.enum(['GET', 'POST', 'DELETE']),
  path: z.string().check(z.regex(/^\/api\/(?!call)[A-Za-z0-9/_-]+$/), z.maxLength(200)),
  body: z.optional(z.unknown()),
});

export type SessionInfo = z.infer<typeof sessionInfo>;
export type SignInReply = z.infer<typeof signInReply>;
export type Device = z.infer<typeof device>;
export type VesselSummary = z.infer<typeof vesselSummary>;
export type VesselList = z.infer<typeof vesselList>;
export type VesselDetail = z.infer<typeof vesselDetail>;
export type RevokeReply = z.infer<typeof revokeReply>;
export type CallRequest = z.infer<typeof callRequest>;
