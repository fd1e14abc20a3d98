import { openDb } from '#renderer/data/store/db.ts';
import { DexieStore } from '#renderer/data/store/dexie-store.ts';
import { webJournal } from '#renderer/platform/web-journal.ts';
import { type Signer, sha256 } from '#shared/base/crypto.ts';
import { schema } from '#shared/domain/schema.ts';
import { finishHealing } from '#shared/sync/journal-finish.ts';
import { JournaledStore } from '#shared/sync/journal-store.ts';
import { Replica } from '#shared/sync/replica.ts';

/** Writes records as fast as it can and says each number once it is accepted; sealing goes on in between. */
const publicKey = sha256(Uint8Array.of(7));
const signer: Signer = {
  publicKey,
  sign: async (message) => new Uint8Array([...sha256(message), ...sha256(message)]),
};

/** As the app opens a ship's workspace in a browser: the journal is in a bucket of its own, and either heals the other. */
async function open() {
  if (!webJournal) throw new Error('no journal in this browser');
  const { db } = await openDb('kill');
  const { store, healed } = await JournaledStore.open({
    inner: new DexieStore(db),
    journal: webJournal,
    exclusive: (task) => navigator.locks.request('kill', task),
    onBlob: async () => {},
  });
  const replica = await Replica.open({
    store,
    signers: [signer],
    nextSigner: async () => signer,
    verifier: { verify: async () => true },
    clock: { now: () => Date.now() },
    random: { bytes: (n) => crypto.getRandomValues(new Uint8Array(n)) },
    schema,
    vessel: 'kill',
    side: 'ship',
  });
  await finishHealing(replica);
  return { db, replica, healed };
}

declare global {
  var accepted: (number: number) => void;
  var held: () => Promise<{ readonly numbers: readonly number[]; readonly how: string }>;
  var writeFrom: (first: number) => Promise<void>;
}

globalThis.held = async () => {
  const { db, replica, healed } = await open();
  const records = await replica.store.allRecords();
  const ops = await db.ops.count();
  db.close();
  if (ops < records.length) throw new Error('a record without its op');
  return { numbers: records.map((r) => Number(r.values.order)).sort((a, b) => a - b), how: healed.how };
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
