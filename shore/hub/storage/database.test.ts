import { Client } from 'pg';
import { expect, test } from 'vitest';
import { DATABASES, sayWhatIsMissing } from '#tests/hub/databases.ts';
import { Database } from './database.ts';

sayWhatIsMissing();

for (const { name, make } of DATABASES)
  if (name === 'PostgreSQL')
    test('a server that drops a connection in the middle of a transaction costs that one, not the process', async () => {
      const { options, remove } = make();
      if (!('url' in options)) throw new Error('made for PostgreSQL');
      const database = await Database.open(options);
      const other = new Client({ connectionString: options.url });
      await other.connect();
      const scope = database.vessel('c1', 'v1');
      const dropped = scope.transaction(async (inside) => {
        await inside.put('log_meta', [{ key: 'k', value: Uint8Array.of(1) }], ['key']);
        const { rows } = await other.query(
          `select pg_terminate_backend(pid) from pg_locks where relation = $1::regclass and mode = 'RowExclusiveLock'`,
          [`${options.schema}.log_meta`],
        );
        expect(rows).toHaveLength(1);
        for (;;) await inside.select('log_meta').select('key').execute(); // until the server has done it
      });
      await expect(dropped).rejects.toThrow();
      expect(await scope.select('log_meta').select('key').execute()).toEqual([]);
      await other.end();
      await database.close();
      await remove();
    });
