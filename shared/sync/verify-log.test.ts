import { expect, test } from 'vitest';
import type { Schema } from '../merge/folded-record.ts';
import { fakeSigner, fakeVerifier, seededRandom } from '../testing/fake-crypto.ts';
import { MemoryStore } from './memory-store.ts';
import { Replica } from './replica.ts';
import { verifyLog } from './verify-log.ts';

const schema: Schema = { ruleOf: () => 'scalar', ownerOf: () => 'ship', isLegal: () => true };

/** A store that lets something happen just before the rows of ops are read for the first time. */
class Interrupted extends MemoryStore {
  before: (() => Promise<unknown>) | null = null;

  override async opsOf(records: readonly string[]) {
    const { before } = this;
    this.before = null;
    await before?.();
    return super.opsOf(records);
  }
}

function open(store: MemoryStore) {
  return Replica.open({
    store,
    signers: [fakeSigner('ship')],
    nextSigner: async () => fakeSigner('ship 1'),
    verifier: fakeVerifier,
    clock: { now: () => 1_700_000_000_000 },
    random: seededRandom('ship'),
    schema,
    vessel: 'v1',
    side: 'ship',
  });
}

async function shipWith(store: MemoryStore) {
  const ship = await open(store);
  const record = await ship.newRecordId('asset');
  await ship.write([{ record, collection: 'asset', fields: { name: 'ECDIS' } }], 'anonymous');
  await ship.seal();
  await ship.write([{ record, collection: 'asset', fields: { version: '7.2.1' } }], 'anonymous');
  return { ship, record };
}

test('a sealing while the log is read is no problem of the log', async () => {
  const store = new Interrupted();
  const { ship } = await shipWith(store);
  store.before = () => ship.seal();
  const check = await verifyLog(ship, fakeVerifier);
  expect(store.before).toBeNull();
  expect(check).toMatchObject({ problems: [], batches: 2, ops: 2, unsealed: 0 });
});

test('nor is what another tab seals on the same store', async () => {
  const store = new Interrupted();
  const { ship } = await shipWith(store);
  const tab = await open(store);
  store.before = () => tab.seal();
  expect(await verifyLog(ship, fakeVerifier)).toMatchObject({ problems: [], batches: 2, ops: 2, unsealed: 0 });
});

test('what is wrong stays wrong: an op that no batch has, and a list that shows something else', async () => {
  const store = new Interrupted();
  const { ship, record } = await shipWith(store);
  await ship.seal();
  const { revision } = await store.load();
  const [op] = (await store.opsOf([record])).get(record) ?? [];
  const shown = (await store.records([record])).get(record);
  if (!op || !shown) throw new Error('the record is not there');
  await store.commit({
    revision,
    ops: [{ ...op, hash: 'f'.repeat(16) }],
    records: [{ ...shown, values: { ...shown.values, name: 'Radar' } }],
  });
  const { problems } = await verifyLog(await open(store), fakeVerifier);
  expect(problems.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ops', 'fold']));
});
