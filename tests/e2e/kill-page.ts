import { openDb } from '#renderer/data/store/db.ts';
import { DexieStore } from '#renderer/data/store/dexie-store.ts';
import { type Signer, sha256 } from '#shared/base/crypto.ts';
import { schema } from '#shared/domain/schema.ts';
import { Replica } from '#shared/sync/replica.ts';

/** Writes records as fast as it can and says each number once it is accepted; sealing goes on in between. */
const publicKey = sha256(Uint8Array.of(7));
const signer: Signer = {
  publicKey,
  sign: async (message) => new Uint8Array([...sha256(message), ...sha256(message)]),
};

async function open() {
  const { db } = await openDb('kill');
  const replica = await Replica.open({
    store: new DexieStore(db),
    signers: [signer],
    nextSigner: async () => signer,
    verifier: { verify: async () => true },
    clock: { now: () => Date.now() },
    random: { bytes: (n) => crypto.getRandomValues(new Uint8Array(n)) },
    schema,
    vessel: 'kill',
    side: 'ship',
  });
  return { db, replica };
}

declare global {
  var accepted: (number: number) => void;
  var held: () => Promise<readonly number[]>;
  var writeFrom: (first: number) => Promise<void>;
}

globalThis.held = async () => {
  const { db, replica } = await open();
  const records = await replica.store.allRecords();
  const ops = await db.ops.count();
  db.close();
  if (ops < records.length) throw new Error('a record without its op');
  return records.map((r) => Number(r.values.order)).sort((a, b) => a - b);
};

globalThis.writeFrom = async (first) => {
  const { replica } = await open();
  for (let number = first; ; number++) {
    const record = await replica.newRecordId('drillStep');
    await replica.write(
      [{ record, collection: 'drillStep', fields: { order: number, title: 'x'.repeat(200) } }],
      'anonymous',
    );
    globalThis.accepted(number);
    if (number % 7 === 0) await replica.seal();
  }
};
