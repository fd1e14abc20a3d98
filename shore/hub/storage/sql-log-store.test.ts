import { logStoreContract } from '#shared/testing/log-store-contract.ts';
import { DATABASES, sayWhatIsMissing } from '#tests/hub/databases.ts';
import { Database } from './database.ts';
import { SqlLogStore } from './sql-log-store.ts';

sayWhatIsMissing();

for (const { name, make } of DATABASES)
  logStoreContract(name, async () => {
    const { options, remove } = make();
    const opened = [await Database.open(options)];
    const [database] = opened as [Database];
    // Neighbours in the same tables: nothing of theirs may show.
    for (const [company, vessel] of [
      ['c1', 'v2'],
      ['c2', 'v1'],
    ] as const)
      await new SqlLogStore(database.vessel(company, vessel)).commit({ revision: 0, meta: { foreign: true } });
    return {
      store: new SqlLogStore(database.vessel('c1', 'v1')),
      again: async () => {
        const other = await Database.open(options);
        opened.push(other);
        return new SqlLogStore(other.vessel('c1', 'v1'));
      },
      close: async () => {
        for (const one of opened) await one.close();
        await remove();
      },
    };
  });
