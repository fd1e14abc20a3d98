import { expect, test } from 'vitest';
import { blobStoreContract } from '#shared/testing/blob-store-contract.ts';
import { DATABASES, sayWhatIsMissing } from '#tests/hub/databases.ts';
import { Database } from './database.ts';
import { SqlBlobStore } from './sql-blob-store.ts';

sayWhatIsMissing();

for (const { name, make } of DATABASES)
  test(`a ship with more photos than ${name} takes in one question is asked about all of them`, async () => {
    const { options, remove } = make();
    const database = await Database.open(options);
    const store = new SqlBlobStore(database.vessel('c1', 'v1'), () => 0);
    const hashes = Array.from({ length: 70_000 }, (_, i) => i.toString(16).padStart(64, '0'));
    for (const hash of [hashes[0], hashes[69_999]]) await store.keep(hash as string, new Uint8Array(10));
    expect([...(await store.held(hashes)).keys()]).toEqual([hashes[0], hashes[69_999]]);
    await database.close();
    await remove();
  });

for (const { name, make } of DATABASES)
  blobStoreContract(name, async () => {
    const { options, remove } = make();
    const opened = [await Database.open(options)];
    const [database] = opened as [Database];
    const storeOf = (company: string, vessel: string, from = database) =>
      new SqlBlobStore(from.vessel(company, vessel), () => 1_790_000_000_000);
    // Neighbours in the same tables, with the same hashes even: nothing of theirs may show.
    for (const [company, vessel] of [
      ['c1', 'v2'],
      ['c2', 'v1'],
    ] as const)
      await storeOf(company, vessel).keep('aa'.repeat(32), new Uint8Array(40_000));
    return {
      store: storeOf('c1', 'v1'),
      reopen: async () => {
        const other = await Database.open(options);
        opened.push(other);
        return storeOf('c1', 'v1', other);
      },
      close: async () => {
        for (const one of opened) await one.close();
        await remove();
      },
    };
  });
