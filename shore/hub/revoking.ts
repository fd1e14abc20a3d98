import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { LANES, type ReplicaId } from '#shared/oplog/op.ts';
import type { Replica } from '#shared/sync/replica.ts';
import type { HubContext } from './context.ts';
import { countQuarantined } from './exchanging.ts';
import type { Rooms } from './rooms.ts';

export type Revoked = { readonly replicas: readonly ReplicaId[]; readonly links: readonly number[] };

/**
 * The device's replica and all that it became by restores: cutting off only one would leave the others' keys working.
 * Null when nobody of that name has been here.
 */
function familyOf(replica: Replica, id: ReplicaId, linked: readonly ReplicaId[]): readonly ReplicaId[] | null {
  const { index, trust } = replica.state;
  const known = new Set([...index.laneKeys().map((key) => key.slice(0, key.indexOf('/'))), ...linked]);
  if (!known.has(id)) return null;
  const own = trust.lineage(id);
  return [...known].filter((other) => own.includes(other) || trust.lineage(other).some((r) => own.includes(r))).sort();
}

/**
 * Cuts a lost device off (rules R1-R4): a revoke op names the last batch of each lane that counts, downloads stop at
 * once, and what it still sends goes into quarantine.
 *
 * @param by who asked for it, as the log shall say.
 */
export async function revokeDevice(
  context: HubContext,
  rooms: Rooms,
  place: { readonly company: string; readonly vessel: string },
  asked: { readonly replica: ReplicaId; readonly reason: string; readonly by: string },
): Promise<Result<Revoked>> {
  const room = await rooms.of(place.company, place.vessel);
  return room.run(async (replica) => {
    const linked = await room.scope.select('link').select(['number', 'replica']).execute();
    const family = familyOf(
      replica,
      asked.replica,
      linked.map((l) => l.replica),
    );
    if (!family || replica.state.isHub(asked.replica)) return fail('sync/unknown-device');
    const links = linked.filter((l) => family.includes(l.replica)).map((l) => l.number);
    // First the links, so that nothing more goes out even if this process ends here; doing it twice does no harm.
    for (const number of links)
      await room.scope.update('link').set({ is_revoked: 1 }).where('number', '=', number).execute();
    // What was cut off before keeps its cut: another one now would let in what came since.
    const fresh = family.filter((member) => !replica.state.controls.isRevoked(member));
    for (const member of fresh) {
      const cuts: Record<string, Value> = {};
      for (const lane of LANES) {
        const [tip] = replica.state.index.tips(member, lane);
        cuts[lane] = tip ? [tip.seq, tip.head] : [0, ''];
      }
      const fields = { replica: member, cuts, by: asked.by };
      await replica.control(
        { record: `control.${member}`, collection: 'control', kind: 'revoke', fields, reason: asked.reason },
        'anonymous',
      );
    }
    await replica.seal();
    await countQuarantined(room, replica);
    context.log.warn({ event: 'revoke', ...place, replica: asked.replica, count: links.length });
    return ok({ replicas: family, links });
  });
}

/**
 * Lets batches out of quarantine: a person has seen that they are honest.
 * @returns 'record/unknown' when one of them is not in quarantine.
 */
export async function admitBatches(
  context: HubContext,
  rooms: Rooms,
  place: { readonly company: string; readonly vessel: string },
  asked: { readonly batches: readonly string[]; readonly reason: string; readonly by: string },
): Promise<Result<null>> {
  const room = await rooms.of(place.company, place.vessel);
  return room.run(async (replica) => {
    const { quarantined } = replica.state.controls;
    if (!asked.batches.every((head) => quarantined.has(head))) return fail('record/unknown');
    const fields = { batches: [...asked.batches], by: asked.by };
    await replica.control(
      { record: 'control.admissions', collection: 'control', kind: 'admit', fields, reason: asked.reason },
      'anonymous',
    );
    await replica.seal();
    await countQuarantined(room, replica);
    context.log.warn({ event: 'admit', ...place, count: asked.batches.length });
    return ok(null);
  });
}
