import { toHex } from '../base/bytes.ts';
import { encodeCbor } from '../base/cbor.ts';
import { type Signer, sha256, type Verifier } from '../base/crypto.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { equalValues, isPlainObject, type Value } from '../base/value.ts';
import { ANY_PARENT } from '../domain/any-parent.ts';
import { linked } from '../domain/field.ts';
import { childrenOf, fieldSpec, kindOf } from '../domain/kinds.ts';
import type { SignatureFields } from '../domain/signature.ts';
import type { StoredOp } from '../oplog/log-index.ts';
import type { RecordId } from '../oplog/op.ts';
import { collectionOf, derivedId } from '../oplog/record-id.ts';
import { statementDigest } from '../oplog/statement.ts';
import type { Draft } from './draft.ts';
import type { Replica } from './replica.ts';

/**
 * Sign-offs of persons (design.md 3). A signature is a record of its own under what it signs. It covers the content of the
 * record and of its own children: every op on them that the device held when it was made. What a signature covers is
 * told from the log itself (what its op had seen), so no list of hashes travels.
 *
 * Content is every field but the workflow, links and tags, and but what the other side owns: so the Master's signature
 * stands while the shore acknowledges, and "changed since" means that the facts were changed.
 */
export type SignOff = {
  readonly record: RecordId;
  /** A code of SIGNATURE_MEANINGS. */
  readonly meaning: string;
  readonly person: RecordId;
  readonly personName: string;
  readonly rank: string | null;
  readonly role: string | null;
  readonly remark: string | null;
  /** UTC ms, a claim. */
  readonly signedAt: number;
};

/**
 * - `valid`    genuine, and nothing of the content was changed since
 * - `changed`  genuine, and changed since
 * - `missing`  what was signed is not all here (any more), so it cannot be checked
 * - `wrong`    not made by the key of that person
 * - `voided`   taken back
 */
export type SignOffState = 'valid' | 'changed' | 'missing' | 'wrong' | 'voided';

export type SignOffCheck = {
  readonly signature: RecordId;
  readonly state: SignOffState;
  /** Of the first change since, UTC ms, a claim; null: none. */
  readonly changedAt: number | null;
  readonly changedBy: string | null;
};

const SCHEMA = 1;

/**
 * Seals what is signed, so that its hashes are final, and gives the draft of the signature record.
 *
 * @returns 'record/unknown', 'record/open-conflicts', 'record/unknown-ops'; 'sync/forked' while another copy of this
 *          device is known to be at work, since nothing is sealed then.
 */
export async function signOffDraft(
  replica: Replica,
  signer: Signer,
  signOff: SignOff,
  id: RecordId,
): Promise<Result<Draft>> {
  const family = await familyOf(replica, signOff.record);
  const held = await replica.store.records(family);
  if (!held.has(signOff.record)) return fail('record/unknown');
  for (const record of held.values()) {
    if (record.conflicts.length > 0) return fail('record/open-conflicts');
    if (record.unknownOps > 0) return fail('record/unknown-ops');
  }
  let content = await contentOps(replica, family);
  if (content.some(({ hash }) => hash === '')) {
    await replica.seal();
    content = await contentOps(replica, family);
    if (content.some(({ hash }) => hash === '')) return fail('sync/forked');
  }
  const digest = digestOf(signOff, kindOf(collectionOf(signOff.record)).version, content);
  const { record, rank, role, remark, ...said } = signOff;
  const fields: Record<string, Value> = {
    parent: record,
    ...said,
    ...(rank === null ? {} : { rank }),
    ...(role === null ? {} : { role }),
    ...(remark === null ? {} : { remark }),
    schemaVersion: kindOf(collectionOf(record)).version,
    covers: { version: SCHEMA },
    digest,
    publicKey: signer.publicKey,
    signature: await signer.sign(digest),
  };
  return ok({ record: id, collection: 'signature', fields });
}

/** How each signature under a record stands now, the oldest first. */
export async function checkSignOffs(
  replica: Replica,
  verifier: Verifier,
  record: RecordId,
): Promise<readonly SignOffCheck[]> {
  const below = (await replica.store.childrenOf([record])).filter((id) => collectionOf(id) === 'signature');
  if (below.length === 0) return [];
  const content = await contentOps(replica, await familyOf(replica, record));
  const ops = await replica.store.opsOf(below);
  const held = await replica.store.records(below);
  const checks = below.map(async (id): Promise<SignOffCheck> => {
    const { values } = held.get(id) ?? { values: {} as Readonly<Record<string, Value>> };
    const made = countingOf(replica, ops.get(id)).find(
      ({ op }) => values['signature'] !== undefined && equalValues(op.fields['signature'], values['signature']),
    );
    const nothing = { signature: id, changedAt: null, changedBy: null };
    if (isPlainObject(values['removed'])) return { ...nothing, state: 'voided' };
    const signed = signOffOf(record, values);
    if (!made || !signed || !(await isGenuine(replica, verifier, signed))) return { ...nothing, state: 'wrong' };
    const covered = content.filter((o) => replica.state.index.knew(made, o));
    if (
      covered.some(({ hash }) => hash === '') ||
      !equalValues(digestOf(signed, signed.version, covered), signed.digest)
    )
      return { ...nothing, state: 'missing' };
    const [first] = content.filter((o) => !covered.includes(o)).sort((a, b) => a.op.at - b.op.at);
    if (!first) return { ...nothing, state: 'valid' };
    return { signature: id, state: 'changed', changedAt: first.op.at, changedBy: first.op.actor };
  });
  return (await Promise.all(checks)).sort((a, b) => (a.signature < b.signature ? -1 : 1));
}

/** What the person's key signs: what is covered, and what they say about it. */
function digestOf(signOff: SignOff, schemaVersion: number, content: readonly StoredOp[]): Uint8Array {
  const { record, meaning, person, personName, rank, role, remark, signedAt } = signOff;
  const statement = statementDigest(record, schemaVersion, content);
  return sha256(encodeCbor(['bulwark sign-off', statement, meaning, person, personName, rank, role, remark, signedAt]));
}

/** The record and the children that are part of it: steps, lines, attendance. Matters of their own are not. */
async function familyOf(replica: Replica, record: RecordId): Promise<readonly RecordId[]> {
  const out = [record];
  for (let level: readonly RecordId[] = [record]; level.length > 0; ) {
    const below = await replica.store.childrenOf(level);
    level = below.filter((id) => !out.includes(id) && kindOf(collectionOf(id)).parent !== ANY_PARENT);
    out.push(...level);
    level = level.filter((id) => childrenOf(collectionOf(id)).some((kind) => kindOf(kind).parent !== ANY_PARENT));
  }
  return out;
}

function countingOf(replica: Replica, ops: readonly StoredOp[] | undefined): readonly StoredOp[] {
  return (ops ?? []).filter((o) => replica.state.counts(o));
}

async function contentOps(replica: Replica, family: readonly RecordId[]): Promise<readonly StoredOp[]> {
  const held = await replica.store.opsOf(family);
  return [...held.values()].flatMap((ops) =>
    countingOf(replica, ops).filter(({ op, redacted }) =>
      [...Object.keys(op.fields), ...Object.keys(redacted ?? {})].some((field) => isContent(op.collection, field)),
    ),
  );
}

function isContent(collection: string, field: string): boolean {
  const { rule, owner } = fieldSpec(collection, field);
  if (rule === 'workflow' || Object.hasOwn(linked, field)) return false;
  return owner === fieldSpec(collection, 'removed').owner;
}

type Signed = SignOff & {
  readonly version: number;
  readonly digest: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly signature: Uint8Array;
};

/** Null when something that a signature needs is not there or has another shape. */
function signOffOf(record: RecordId, values: Readonly<Record<string, Value>>): Signed | null {
  const { meaning, person, personName, rank, role, remark, signedAt, schemaVersion } = values as SignatureFields;
  const { digest, publicKey, signature, covers } = values as SignatureFields;
  if (!meaning || !person || typeof signedAt !== 'number' || !digest || !publicKey || !signature) return null;
  if (!isPlainObject(covers) || covers.version !== SCHEMA) return null;
  return {
    record,
    meaning,
    person,
    personName: personName ?? '',
    rank: rank ?? null,
    role: role ?? null,
    remark: remark ?? null,
    signedAt,
    version: schemaVersion ?? 0,
    digest,
    publicKey,
    signature,
  };
}

async function isGenuine(replica: Replica, verifier: Verifier, signed: Signed): Promise<boolean> {
  const { publicKey, signature, digest, person } = signed;
  if (!(await isKeyOf(replica, person, publicKey))) return false;
  return verifier.verify(publicKey, signature, digest);
}

/** A key that the person has or had on this vessel: a new PIN after a lost one makes a new key. Staff by certificate. */
async function isKeyOf(replica: Replica, person: RecordId, publicKey: Uint8Array): Promise<boolean> {
  if (person === staffPersonId(publicKey))
    return replica.state.trust.certificates().some((c) => c.role === 'staff' && equalValues(c.subject, publicKey));
  const ops = (await replica.store.opsOf([person])).get(person);
  return countingOf(replica, ops).some(({ op }) => equalValues(op.fields['publicKey'] ?? null, publicKey));
}

/** The record of a staff member in a vessel's log: the same from every desk, so that ops name one person. */
export function staffPersonId(publicKey: Uint8Array): RecordId {
  return derivedId('person', `staff ${toHex(publicKey)}`, 'staff');
}
