import { equalBytes } from '../base/bytes.ts';
import type { Side } from '../domain/kind.ts';
import { type Certificate, encodeCertificate } from '../oplog/certificate.ts';
import type { ReplicaId } from '../oplog/op.ts';
import { replicaIdOf } from '../oplog/record-id.ts';
import type { ReplicaState } from '../sync/replica-state.ts';

/** Somebody whose certificate has a key that files can be sealed to. */
export type Receiver = {
  readonly replica: ReplicaId;
  readonly side: Side;
  readonly isHub: boolean;
  /** X25519 public key. */
  readonly sealKey: Uint8Array;
  readonly letter: string | null;
};

/** Who can be sent files from here: the hub, and the ship's devices that nobody cut off; never this device itself. */
export function receiversOf(state: ReplicaState): readonly Receiver[] {
  const out: Receiver[] = [];
  const certificates = state.trust.certificates();
  const cutOff = new Set(
    certificates
      .map((c) => replicaIdOf(c.subject))
      .filter((replica) => state.controls.isRevoked(replica))
      .flatMap((replica) => state.trust.lineage(replica)),
  );
  for (const certificate of certificates) {
    const { role, side, seal, subject, letter } = certificate;
    const replica = replicaIdOf(subject);
    if (!seal || (role !== 'hub' && !(role === 'replica' && side === 'ship'))) continue;
    if (state.isOwn(replica) || cutOff.has(replica)) continue;
    if (state.trust.standing(state.self)?.isHub && role === 'hub') continue;
    out.push({ replica, side, isHub: role === 'hub', sealKey: seal, letter: letter ?? null });
  }
  return out;
}

/** The certificates from this device up to the company, for a receiver that may never have met it. */
export function ownChain(state: ReplicaState): readonly Uint8Array[] {
  const all = state.trust.certificates();
  const chain = new Set<Certificate>();
  const climb = (subject: Uint8Array): void => {
    for (const certificate of all) {
      if (chain.has(certificate) || !equalBytes(certificate.subject, subject)) continue;
      chain.add(certificate);
      climb(certificate.issuer);
    }
  };
  climb(state.signer.publicKey);
  return [...chain].map(encodeCertificate);
}
