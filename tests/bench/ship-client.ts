import { createConnector } from '#electron/main/link/connect.ts';
import { exchange } from '#electron/main/link/exchange.ts';
import { fail } from '#shared/base/result.ts';
import { schema } from '#shared/domain/schema.ts';
import type { Transport } from '#shared/sync/exchange-client.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { Replica } from '#shared/sync/replica.ts';
import { nodeRandom, nodeSigner, nodeVerifier } from '#shore/hub/crypto/node-keys.ts';
import { compressor, type Keys } from '#tests/hub/world.ts';
import type { BenchEdit } from './as-edits.ts';

/** A replica over memory whose clock the bench sets. */
export function openReplica(keys: Keys, vessel: string, side: 'ship' | 'shore', now: () => number): Promise<Replica> {
  return Replica.open({
    store: new MemoryStore(),
    signers: [keys.signer],
    nextSigner: async () => nodeSigner(nodeRandom.bytes(32)),
    verifier: nodeVerifier,
    clock: { now },
    random: nodeRandom,
    schema,
    vessel,
    side,
    packedBytes: (body) => compressor.compress(body, 'zstdDictionary', null).length,
  });
}

export type HttpClient = {
  readonly transport: Transport;
  /** To another address of the hub than that of text. */
  readonly to: (path: string) => Transport;
  readonly requests: () => number;
  readonly close: () => void;
};

/** The `node:http` client of Electron's main process: two headers, one kept connection. */
export function httpClient(hubUrl: string): HttpClient {
  const connector = createConnector(() => true);
  let count = 0;
  const to =
    (path: string): Transport =>
    async (body) => {
      count++;
      const reply = await exchange(connector, { url: new URL(path, hubUrl), body, timeoutMs: 60_000 });
      if (!reply.ok) return reply;
      const { status, isCut, body: answer } = reply.value;
      if (isCut) return { ...fail('sync/no-link'), received: answer };
      return status === 200 ? { ok: true, answer } : fail('sync/refused', { status });
    };
  return {
    transport: to('/x'),
    to,
    requests: () => count,
    close: () => connector.closeAll(),
  };
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
