import { toHex } from '../base/bytes.ts';
import type { Verifier } from '../base/crypto.ts';
import type { Side } from '../domain/kind.ts';
import {
  type Certificate,
  certificateKey,
  fingerprint,
  mayIssue,
  type Permission,
  verifyCertificate,
} from './certificate.ts';
import type { ReplicaId } from './op.ts';
import { replicaIdOf } from './record-id.ts';

export type Standing = {
  readonly replica: ReplicaId;
  readonly publicKey: Uint8Array;
  readonly side: Side;
  readonly isHub: boolean;
  readonly may: readonly string[];
  readonly letter?: string;
  /** Replica that certified this one as its successor after a restore. */
  readonly predecessor?: ReplicaId;
  /** Name of the staff member behind a desk, where the certificate chain names one. */
  readonly name?: string;
};

/**
 * Which keys count, from the company root down. Certificates may come in any order and from anybody: each carries its
 * own proof. Before a vessel belongs to a company only its founder counts.
 */
export class Trust {
  readonly #verifier: Verifier;
  readonly #vessel: string;
  #root: string | null;
  readonly #certificates = new Map<string, Certificate>();
  readonly #standings = new Map<ReplicaId, Standing>();
  #chained: Certificate[] = [];

  /**
   * @param vessel certificates of other vessels are ignored.
   * @param root   fingerprint of the company key, null before the vessel belongs to a company.
   */
  constructor(verifier: Verifier, vessel: string, root: string | null) {
    this.#verifier = verifier;
    this.#vessel = vessel;
    this.#root = root;
  }

  get root(): string | null {
    return this.#root;
  }

  /** The same, to be added to and thrown away: what a batch from outside claims counts only once the batch is taken. */
  copy(): Trust {
    const copy = new Trust(this.#verifier, this.#vessel, this.#root);
    for (const [key, certificate] of this.#certificates) copy.#certificates.set(key, certificate);
    for (const [replica, standing] of this.#standings) copy.#standings.set(replica, standing);
    copy.#chain();
    return copy;
  }

  /** The founder of a vessel, and every replica on its own device, counts without a certificate. */
  addFounder(publicKey: Uint8Array, side: Side): void {
    const replica = replicaIdOf(publicKey);
    if (!this.#standings.has(replica))
      this.#standings.set(replica, { replica, publicKey, side, isHub: false, may: [] });
  }

  setRoot(root: string): void {
    this.#root = root;
    this.#chain();
  }

  /** @returns whether somebody counts now who did not, or counts differently. */
  async add(certificate: Certificate): Promise<boolean> {
    const key = certificateKey(certificate);
    if (this.#certificates.has(key)) return false;
    if (certificate.vessel !== '*' && certificate.vessel !== this.#vessel) return false;
    if (!(await verifyCertificate(this.#verifier, certificate))) return false;
    this.#certificates.set(key, certificate);
    const before = this.#chained.length;
    this.#chain();
    return this.#chained.length !== before;
  }

  #chain(): void {
    const chained = new Map<string, Certificate>();
    const bySubject = new Map<string, Certificate[]>();
    let grew = this.#root !== null;
    while (grew) {
      grew = false;
      for (const [key, certificate] of this.#certificates) {
        if (chained.has(key)) continue;
        const fromRoot = fingerprint(certificate.issuer) === this.#root;
        const issuers = bySubject.get(toHex(certificate.issuer)) ?? [];
        if (!fromRoot && !issuers.some((issuer) => mayIssue(issuer, certificate))) continue;
        chained.set(key, certificate);
        const subject = toHex(certificate.subject);
        bySubject.set(subject, [...(bySubject.get(subject) ?? []), certificate]);
        grew = true;
      }
    }
    this.#chained = [...chained].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, certificate]) => certificate);
    const given: Standing[] = [];
    const succeeding: Standing[] = [];
    for (const certificate of this.#chained) {
      if (certificate.role !== 'replica' && certificate.role !== 'hub') continue;
      const fromRoot = fingerprint(certificate.issuer) === this.#root;
      const standing = standingOf(certificate, fromRoot ? [] : (bySubject.get(toHex(certificate.issuer)) ?? []));
      (standing.predecessor === undefined ? given : succeeding).push(standing);
    }
    const byReplica = new Map<ReplicaId, Standing>();
    for (const standing of [...given, ...succeeding]) {
      const other = byReplica.get(standing.replica);
      byReplica.set(standing.replica, other ? bothOf(other, standing) : standing);
    }
    for (const [replica, standing] of byReplica) this.#standings.set(replica, standing);
  }

  standing(replica: ReplicaId): Standing | undefined {
    return this.#standings.get(replica);
  }

  /** The replica and those that it succeeded, newest first. */
  lineage(replica: ReplicaId): readonly ReplicaId[] {
    const out = [replica];
    for (
      let at = this.#standings.get(replica)?.predecessor;
      at && !out.includes(at);
      at = this.#standings.get(at)?.predecessor
    )
      out.push(at);
    return out;
  }

  may(replica: ReplicaId, permission: Permission): boolean {
    return this.#standings.get(replica)?.may.includes(permission) ?? false;
  }

  /** Valid certificates in a stable order. */
  certificates(): readonly Certificate[] {
    return this.#chained;
  }

  /** Keys that confidential reports may be sealed to: of staff with the permission `dpa`. */
  dpaKeys(): readonly Certificate[] {
    return this.certificates().filter((c) => c.role === 'staff' && c.may.includes('dpa') && c.seal !== undefined);
  }
}

/** @param issuers certificates of the key that issued it; none where that is the company's. */
function standingOf(certificate: Certificate, issuers: readonly Certificate[]): Standing {
  const isGiven = issuers.length === 0 || issuers.some((c) => c.role === 'staff' || c.role === 'grant');
  const name = isGiven ? (certificate.name ?? issuers.find((c) => c.role === 'staff')?.name) : undefined;
  return {
    replica: replicaIdOf(certificate.subject),
    publicKey: certificate.subject,
    side: certificate.side,
    isHub: certificate.role === 'hub',
    may: certificate.may,
    ...(isGiven ? {} : { predecessor: replicaIdOf(certificate.issuer) }),
    ...(certificate.letter ? { letter: certificate.letter } : {}),
    ...(name ? { name } : {}),
  };
}

/**
 * T8: two certificates of one key add up, whichever came first; in what they say differently the first by key leads. Whose
 * successor a key is, if any, the leading one says: nobody makes a successor of a key that others have certified.
 */
function bothOf(first: Standing, { predecessor: _, ...second }: Standing): Standing {
  const may = [...new Set([...first.may, ...second.may])];
  return { ...second, ...first, may, isHub: first.isHub || second.isHub };
}
