import { fail, ok, type Result } from '#shared/base/result.ts';
import { roleForMove } from '#shared/domain/moves.ts';
import type { Doer } from '#shared/domain/role-rights.ts';
import { effectiveRoles } from '#shared/domain/roles.ts';
import type { SignatureFields } from '#shared/domain/signature.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import type { Draft } from '#shared/sync/draft.ts';
import { signerOfSeed } from '#shared/sync/enrolment.ts';
import { checkSignOffs, signOffDraft } from '#shared/sync/sign-off.ts';
import type { SignOffView, SignOrder } from '../contract/signing.ts';
import type { Saved } from '../contract.ts';
import { personsOf } from './facts.ts';
import type { EngineHost } from './host.ts';
import { permitFor } from './permits.ts';
import { alone, prepareDrafts, transitionValue } from './saving.ts';
import type { PersonSession } from './session.ts';
import type { SignedIn } from './staff.ts';
import type { OpenWorkspace } from './workspace.ts';

/**
 * Signs by the key of whoever gives their PIN, at a desk by the key of the signed-in staff member. What they move with
 * their signature is judged by their roles, not by those of who has the PC.
 */
export async function signRecord(
  host: EngineHost,
  workspace: OpenWorkspace,
  session: PersonSession,
  staff: SignedIn | null,
  order: SignOrder,
): Promise<Result<Saved>> {
  const who = await signerFor(workspace, session, staff, order);
  if (!who.ok) return who;
  const { person, seed, isBorrowed } = who.value;
  const found = (await personsOf(workspace)).find((each) => each.record === person);
  if (!found) return fail('record/unknown');
  const roles = effectiveRoles(workspace.side, workspace.role === 'shore' ? (staff?.staff.roles ?? []) : found.roles);
  const role = roles.find((each) => each === order.role) ?? roles[0] ?? null;
  const signOff = {
    record: order.record,
    meaning: order.meaning,
    person,
    personName: found.name,
    rank: found.rank,
    role,
    remark: order.remark?.trim() || null,
    signedAt: host.clock.now(),
  };
  try {
    return await alone(host, workspace, async () => {
      const { replica } = workspace;
      const moved = await movedBy(workspace, order, { side: workspace.side, roles, record: person }, signOff.signedAt);
      if (!moved.ok) return moved;
      const id = await replica.newRecordId('signature');
      const draft = await signOffDraft(replica, signerOfSeed(seed), signOff, id);
      if (!draft.ok) return draft;
      await replica.write([draft.value, ...moved.value], person);
      return ok({ record: id, number: null, isChanged: true });
    });
  } finally {
    if (isBorrowed) seed.fill(0);
  }
}

/** The move that goes with the signature; none was asked for: nothing. */
async function movedBy(
  workspace: OpenWorkspace,
  { record, move, role }: SignOrder,
  doer: Doer,
  at: number,
): Promise<Result<readonly Draft[]>> {
  if (move === undefined) return ok([]);
  const collection = collectionOf(record);
  const held = (await workspace.replica.store.records([record])).get(record);
  if (!held) return fail('record/unknown');
  const used = roleForMove(
    { ...held, isRemoved: false },
    move,
    role === undefined ? doer.roles : [role, ...doer.roles],
  );
  const state = transitionValue(move, doer.record ?? 'anonymous', at, used === null ? {} : { role: used });
  const prepared = await prepareDrafts(workspace, [{ record, collection, values: { state } }], permitFor(doer));
  return prepared.ok ? ok(prepared.value.toWrite) : prepared;
}

type Who = { readonly person: RecordId; readonly seed: Uint8Array; readonly isBorrowed: boolean };

async function signerFor(
  workspace: OpenWorkspace,
  session: PersonSession,
  staff: SignedIn | null,
  { person, pin }: SignOrder,
): Promise<Result<Who>> {
  if (workspace.role === 'shore') {
    const { current } = session;
    if (!staff || current.kind !== 'person') return fail('auth/signed-out');
    return ok({ person: current.record, seed: staff.secrets.sign, isBorrowed: false });
  }
  if (person === undefined || pin === undefined) return fail('auth/wrong-pin', { left: 0 });
  const key = await session.keyOf(person, pin);
  return key.ok ? ok({ person, seed: key.value.seed, isBorrowed: true }) : key;
}

/** All signatures under these records, the oldest first, each checked against what is held now. */
export async function signOffsOf(
  host: EngineHost,
  workspace: OpenWorkspace,
  records: readonly RecordId[],
): Promise<readonly SignOffView[]> {
  const { replica } = workspace;
  const out: SignOffView[] = [];
  for (const record of records) {
    const checks = await checkSignOffs(replica, host.verifier, record);
    const held = await replica.store.records(checks.map(({ signature }) => signature));
    for (const { signature, ...check } of checks) {
      const values = (held.get(signature)?.values ?? {}) as SignatureFields;
      out.push({
        id: signature,
        record,
        meaning: values.meaning ?? '',
        person: values.person ?? '',
        name: values.personName ?? '',
        rank: values.rank ?? null,
        role: values.role ?? null,
        remark: values.remark ?? null,
        signedAt: values.signedAt ?? 0,
        ...check,
      });
    }
  }
  return out.sort((a, b) => a.signedAt - b.signedAt);
}
