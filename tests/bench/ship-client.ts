import { createConnector } from '#electron/main/link/connect.ts';
import { exchange } from '#electron/main/link/exchange.ts';
import { fail, type Result } from '#shared/base/result.ts';
import { isPlainObject, type Value } from '#shared/base/value.ts';
import type { Schema } from '#shared/merge/folded-record.ts';
import type { Compressor } from '#shared/protocol/compressor.ts';
import {
  askForGrant,
  type Enrolled,
  enrolReply,
  finishEnrolment,
  grantReply,
  readInvitation,
  requestEnrolment,
} from '#shared/sync/enrolment.ts';
import { decodeEnrolmentCode } from '#shared/sync/enrolment-code.ts';
import { ExchangeClient, type LinkKeys, type Transport } from '#shared/sync/exchange-client.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { Replica } from '#shared/sync/replica.ts';
import { nodeRandom, nodeSigner, nodeVerifier } from '#shore/hub/crypto/node-keys.ts';
import type { BenchEdit } from './as-edits.ts';

/** Every field a plain scalar: the peers have no workflow or set either. The ship owns all of it. */
const PLAIN: Schema = { ruleOf: () => 'scalar', ownerOf: () => 'ship', isLegal: () => true };

/** A replica over memory, with the `node:http` client that Electron's main process uses. */
export async function openReplica(vessel: string, side: 'ship' | 'shore', now: () => number): Promise<Replica> {
  return Replica.open({
    store: new MemoryStore(),
    signers: [nodeSigner(nodeRandom.bytes(32))],
    nextSigner: async () => nodeSigner(nodeRandom.bytes(32)),
    verifier: nodeVerifier,
    clock: { now },
    random: nodeRandom,
    schema: PLAIN,
    vessel,
    side,
  });
}

async function postJson(url: string, body: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** Enrols by code, as a person would, straight at the hub: not part of what is measured. */
export async function enrol(
  hubUrl: string,
  codeText: string,
  open: (vessel: string) => Promise<Replica>,
): Promise<{ replica: Replica; enrolled: Enrolled }> {
  const code = must(decodeEnrolmentCode(codeText));
  const invitation = must(
    await readInvitation(
      code,
      grantReply.parse(await postJson(`${hubUrl}/enrol/grant`, askForGrant(code))),
      nodeVerifier,
    ),
  );
  const replica = await open(invitation.vessel);
  const { request, pending } = await requestEnrolment(code, invitation, {
    publicKey: replica.publicKey,
    kexSecret: nodeRandom.bytes(32),
    label: 'bench',
  });
  const enrolled = must(
    await finishEnrolment(pending, enrolReply.parse(await postJson(`${hubUrl}/enrol`, request)), nodeVerifier),
  );
  await replica.join(enrolled.company, enrolled.certificates);
  return { replica, enrolled };
}

export type HttpClient = { readonly transport: Transport; readonly close: () => void };

export function httpClient(hubUrl: string): HttpClient {
  const connector = createConnector(() => true);
  return {
    transport: async (body) => {
      const reply = await exchange(connector, { url: new URL('/x', hubUrl), body, timeoutMs: 60_000 });
      if (!reply.ok) return reply;
      if (reply.value.isCut) return { ...fail('sync/no-link'), received: reply.value.body };
      return reply.value.status === 200
        ? { ok: true, answer: reply.value.body }
        : fail('sync/refused', { status: reply.value.status });
    },
    close: () => connector.closeAll(),
  };
}

export function exchangeClient(
  replica: Replica,
  keys: LinkKeys,
  transport: Transport,
  compressor: Compressor,
): ExchangeClient {
  return new ExchangeClient({ replica, keys, transport, compressor });
}

/** Writes each save as one transaction, with the claims of the workload. */
export async function writeEdits(replica: Replica, saves: readonly (readonly BenchEdit[])[]): Promise<number> {
  let ops = 0;
  for (const save of saves) {
    const drafts = save.map((e) => ({
      record: e.record,
      collection: e.collection,
      fields: e.fields,
      at: e.at,
      actor: e.by,
    }));
    ops += (await replica.write(drafts, 'anonymous')).length;
  }
  return ops;
}

export function plain(value: Value | undefined): Value | undefined {
  return isPlainObject(value) ? { ...value } : value;
}
