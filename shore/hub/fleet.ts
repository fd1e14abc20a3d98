import { isPlainObject } from '#shared/base/value.ts';
import { decodeCertificate } from '#shared/oplog/certificate.ts';
import { LANES, type Lane, type ReplicaId } from '#shared/oplog/op.ts';
import { readPolicy, settingId } from '#shared/schedule/policy.ts';
import { CONTACTS_CONSIDERED, rhythmOf } from '#shared/schedule/rhythm.ts';
import type { Device, VesselDetail, VesselSummary } from '#shared/sync/hub-api.ts';
import type { HubContext } from './context.ts';
import type { Rooms } from './rooms.ts';
import { decodeLinkState, decodeNode, decodeRecord } from './storage/log-codec.ts';
import type { VesselScope } from './storage/scope.ts';
import type { Tables } from './storage/tables.ts';

const HOUR_MS = 3_600_000;

type VesselRow = Tables['vessel'];
type Runs = readonly (readonly [first: number, last: number])[];

/** How far the seqs from 1 on are held without gap, and how many are held at all. */
function coverage(runs: Runs): { readonly upTo: number; readonly held: number } {
  let upTo = 0;
  let held = 0;
  for (const [first, last] of [...runs].sort((a, b) => a[0] - b[0])) {
    held += last - first + 1;
    if (first <= upTo + 1) upTo = Math.max(upTo, last);
  }
  return { upTo, held };
}

type Held = { readonly lanes: ReadonlyMap<Lane, number>; readonly runs: Runs };

/** By author what of them is held, from the rows alone: a list of the fleet must not open every log. */
async function heldByAuthor(scope: VesselScope): Promise<ReadonlyMap<ReplicaId, Held>> {
  const rows = await scope.select('log_batch').select(['replica', 'lane', 'last_seq', 'node']).execute();
  const out = new Map<ReplicaId, { readonly lanes: Map<Lane, number>; readonly runs: [number, number][] }>();
  for (const row of rows) {
    const held = out.get(row.replica) ?? { lanes: new Map<Lane, number>(), runs: [] };
    held.lanes.set(row.lane as Lane, Math.max(held.lanes.get(row.lane as Lane) ?? 0, row.last_seq));
    for (const [first, last] of decodeNode(row.node).runs) held.runs.push([first, last]);
    out.set(row.replica, held);
  }
  return out;
}

async function devicesOf(scope: VesselScope, authors: ReadonlyMap<ReplicaId, Held>): Promise<readonly Device[]> {
  const columns = [
    'number',
    'side',
    'replica',
    'certificate',
    'label',
    'created_at',
    'last_contact_at',
    'is_revoked',
    'state',
  ] as const;
  const rows = await scope.select('link').select(columns).orderBy('number').execute();
  return rows.map((row) => {
    const { claimed } = decodeLinkState(row.state);
    const held = authors.get(row.replica);
    const lanes = LANES.map((lane) => {
      const delivered = held?.lanes.get(lane) ?? 0;
      return [lane, { delivered, claimed: Math.max(delivered, claimed[lane] ?? 0) }];
    });
    return {
      link: row.number,
      side: row.side === 'ship' ? 'ship' : 'shore',
      replica: row.replica,
      letter: decodeCertificate(row.certificate)?.letter ?? null,
      label: row.label,
      enrolledAt: row.created_at,
      lastContactAt: row.last_contact_at,
      isRevoked: row.is_revoked === 1,
      lanes: Object.fromEntries(lanes) as Device['lanes'],
    };
  });
}

/** Name and short code as the ship itself has written them, once that has arrived. */
async function writtenByShip(scope: VesselScope): Promise<{ readonly name?: string; readonly shortCode?: string }> {
  const rows = await scope
    .select('log_record')
    .select('folded')
    .where('record', '>=', 'vessel.')
    .where('record', '<', 'vessel/')
    .execute();
  const values = rows[0] ? decodeRecord(rows[0].folded).values : {};
  if (!isPlainObject(values)) return {};
  const { name, shortCode } = values;
  return { ...(typeof name === 'string' ? { name } : {}), ...(typeof shortCode === 'string' ? { shortCode } : {}) };
}

/** What the company has set for this vessel (`sync.silentAfterHours`); null: her rhythm alone counts. */
async function silentAfterMs(scope: VesselScope): Promise<number | null> {
  const row = await scope
    .select('log_record')
    .select('folded')
    .where('record', '=', settingId('sync.silentAfterHours'))
    .executeTakeFirst();
  const values = row ? decodeRecord(row.folded).values : {};
  const { policy } = readPolicy(
    isPlainObject(values.removed ?? null) ? {} : { 'sync.silentAfterHours': values.value ?? null },
  );
  const hours = policy['sync.silentAfterHours'];
  return hours === undefined ? null : hours * HOUR_MS;
}

async function contactsOf(scope: VesselScope, links: readonly number[]): Promise<readonly number[]> {
  if (links.length === 0) return [];
  const rows = await scope
    .select('exchange')
    .select('at')
    .where('link', 'in', [...links])
    .orderBy('id', 'desc')
    .limit(CONTACTS_CONSIDERED)
    .execute();
  return rows.map((row) => row.at);
}

/** A read receipt counts once the ship herself has said that she holds it: the answer that brought it may have been lost. */
async function heldByShip(scope: VesselScope, links: readonly number[]): Promise<Readonly<Record<string, number>>> {
  const rows = await scope.select('link').select(['number', 'state', 'replica']).execute();
  const own = new Set(rows.filter((row) => links.includes(row.number)).map((row) => row.replica));
  const out = new Map<string, number>();
  for (const row of rows.filter(({ number }) => links.includes(number)))
    for (const [lane, tips] of decodeLinkState(row.state).candidates[0] ?? [])
      if (!own.has(lane.slice(0, lane.indexOf('/'))))
        out.set(lane, Math.max(out.get(lane) ?? 0, ...tips.map((tip) => tip.seq)));
  return Object.fromEntries(out);
}

async function summaryOf(context: HubContext, row: VesselRow): Promise<VesselSummary> {
  const scope = context.database.vessel(row.company_id, row.vessel_id);
  const authors = await heldByAuthor(scope);
  const devices = await devicesOf(scope, authors);
  const ship = devices.filter((d) => d.side === 'ship');
  const contacts = ship.flatMap((d) => d.lastContactAt ?? []);
  const lastContactAt = contacts.length > 0 ? Math.max(...contacts) : null;
  const written = await writtenByShip(scope);
  let deliveredUpTo = 0;
  let missing = 0;
  for (const device of ship) {
    const { upTo, held } = coverage(authors.get(device.replica)?.runs ?? []);
    const claimed = Math.max(...LANES.map((lane) => device.lanes[lane].claimed));
    deliveredUpTo += upTo;
    missing += Math.max(0, claimed - held);
  }
  const conflicts = await scope
    .select('log_record')
    .select((e) => e.fn.sum<number | string | null>('conflicts').as('sum'))
    .where('conflicts', '>', 0)
    .executeTakeFirst();
  const links = ship.map((d) => d.link);
  return {
    vessel: row.vessel_id,
    name: written.name ?? row.name,
    imo: row.imo,
    shortCode: written.shortCode ?? null,
    lastContactAt,
    silentMs: lastContactAt === null ? null : Math.max(0, context.clock.now() - lastContactAt),
    deliveredUpTo,
    missing,
    conflicts: Number(conflicts?.sum ?? 0),
    rhythm: rhythmOf(await contactsOf(scope, links), await silentAfterMs(scope)),
    toShip: await heldByShip(scope, links),
    quarantined: row.quarantined,
    devices: [...devices],
  };
}

/** @param only '*' for all vessels, or the one that somebody may see. */
export async function fleetOf(context: HubContext, company: string, only: string): Promise<readonly VesselSummary[]> {
  const all = await context.database.company(company).select('vessel').selectAll().orderBy('vessel_id').execute();
  const rows = all.filter((row) => only === '*' || row.vessel_id === only);
  const out: VesselSummary[] = [];
  for (const row of rows) out.push(await summaryOf(context, row));
  return out;
}

const LISTED_EXCHANGES = 50;

/** Null when there is no such vessel. */
export async function vesselDetail(
  context: HubContext,
  rooms: Rooms,
  company: string,
  vessel: string,
): Promise<VesselDetail | null> {
  const row = await context.database
    .company(company)
    .select('vessel')
    .selectAll()
    .where('vessel_id', '=', vessel)
    .executeTakeFirst();
  if (!row) return null;
  const room = await rooms.of(company, vessel);
  const { scope } = room;
  const quarantine = await room.run(async ({ state }) =>
    [...state.controls.quarantined].flatMap((head) => {
      const node = state.index.batch(head);
      return node
        ? [{ head, replica: node.replica, lane: node.lane, firstSeq: node.firstSeq, lastSeq: node.lastSeq }]
        : [];
    }),
  );
  const grants = await scope.select('enrolment').selectAll().orderBy('created_at').execute();
  const exchanges = await scope.select('exchange').selectAll().orderBy('id', 'desc').limit(LISTED_EXCHANGES).execute();
  return {
    ...(await summaryOf(context, row)),
    quarantine,
    grants: grants.map((g) => ({
      subject: g.subject,
      letter: g.letter,
      createdAt: g.created_at,
      expiresAt: g.expires_at,
      usedAt: g.used_at,
      link: g.link,
    })),
    exchanges: exchanges.map((e) => ({
      at: e.at,
      link: e.link,
      bytesUp: e.bytes_up,
      bytesDown: e.bytes_down,
      newBatches: e.new_batches,
      refused: e.refused,
      code: e.code,
    })),
  };
}
