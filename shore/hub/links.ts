import type { Certificate } from '#shared/oplog/certificate.ts';
import { encodeCertificate } from '#shared/oplog/certificate.ts';
import type { ReplicaId } from '#shared/oplog/op.ts';
import { replicaIdOf } from '#shared/oplog/record-id.ts';
import type { HubLink } from '#shared/sync/exchange-hub.ts';
import { type Mutual, NOTHING_MUTUAL } from '#shared/sync/mutual.ts';
import type { HubContext } from './context.ts';
import { decodeLinkState, encodeLinkState } from './storage/log-codec.ts';
import type { VesselScope } from './storage/scope.ts';

/** A link as it is stored, and the version that a change of it must be based on. */
export type HeldLink = {
  readonly number: number;
  readonly version: number;
  /** Replica that the device was enrolled with. */
  readonly replica: ReplicaId;
  readonly link: HubLink;
};

function boxLabel(scope: VesselScope, number: number): string {
  return `link ${scope.company}/${scope.vessel}/${number}`;
}

/** Gives a device a link; the number is the one that it will say in each exchange. */
export async function addLink(
  context: HubContext,
  scope: VesselScope,
  device: { readonly certificate: Certificate; readonly key: Uint8Array; readonly label: string },
): Promise<number> {
  const number = await context.database.directory.nextLinkNumber();
  await context.database.directory.add('link', String(number), { company: scope.company, vessel: scope.vessel });
  await scope
    .insert('link', [
      {
        number,
        side: device.certificate.side,
        replica: replicaIdOf(device.certificate.subject),
        label: device.label,
        certificate: encodeCertificate(device.certificate),
        mac_key: context.box.seal(boxLabel(scope, number), device.key),
        state: encodeLinkState({ candidates: [NOTHING_MUTUAL], taken: NOTHING_MUTUAL, claimed: {} }),
        version: 0,
        is_revoked: 0,
        last_contact_at: null,
        created_at: context.clock.now(),
      },
    ])
    .execute();
  return number;
}

export async function readLink(context: HubContext, scope: VesselScope, number: number): Promise<HeldLink | null> {
  const row = await scope
    .select('link')
    .select(['replica', 'mac_key', 'state', 'version', 'is_revoked'])
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) return null;
  const key = context.box.open(boxLabel(scope, number), row.mac_key);
  return {
    number,
    version: row.version,
    replica: row.replica,
    link: { key, isRevoked: row.is_revoked === 1, ...decodeLinkState(row.state) },
  };
}

/** @returns false when another process has changed the link since it was read: do it again. */
export async function saveLink(scope: VesselScope, held: HeldLink, next: HubLink, contactAt: number): Promise<boolean> {
  const { candidates, taken, claimed } = next;
  const done = await scope
    .update('link')
    .set({
      state: encodeLinkState({ candidates, taken, claimed }),
      version: held.version + 1,
      last_contact_at: contactAt,
    })
    .where('number', '=', held.number)
    .where('version', '=', held.version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** What any device of the vessel is known to hold: after the hub itself was restored, what it must not write again. */
export async function heldByLinks(scope: VesselScope): Promise<readonly Mutual[]> {
  const rows = await scope.select('link').select('state').execute();
  return rows.flatMap(({ state }) => {
    const { candidates, taken } = decodeLinkState(state);
    return [...candidates, taken];
  });
}
