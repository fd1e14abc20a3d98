import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { DATABASES, sayWhatIsMissing } from '#tests/hub/databases.ts';
import { Database } from './database.ts';
import { CompanyScope, VesselScope } from './scope.ts';
import { scopeGuard } from './scope-guard.ts';
import { COMPANY_TABLES, type Tables, VESSEL_TABLES } from './tables.ts';

const dialect = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
};
const plain = new Kysely<Tables>({ dialect });
const guarded = plain.withPlugin(scopeGuard());

describe('every query names its company and vessel', () => {
  test('what a scope builds has both, on every table and for every verb', () => {
    const vessel = new VesselScope(plain, 'c1', 'v1');
    for (const table of VESSEL_TABLES) {
      for (const query of [
        vessel.select(table).selectAll(),
        vessel.update(table).set({} as never),
        vessel.delete(table),
      ]) {
        const { sql: text, parameters } = query.compile();
        expect(text).toContain('"company_id" = ?');
        expect(text).toContain('"vessel_id" = ?');
        expect(parameters).toEqual(['c1', 'v1']);
      }
      const { sql: text, parameters } = vessel.insert(table, [{} as never]).compile();
      expect(text).toContain('("company_id", "vessel_id")');
      expect(parameters).toEqual(['c1', 'v1']);
    }
    const company = new CompanyScope(plain, 'c1');
    for (const table of COMPANY_TABLES) expect(company.select(table).selectAll().compile().parameters).toEqual(['c1']);
  });

  test('what names none, or only one, or another way round, is refused before it runs', async () => {
    const refused = [
      guarded.selectFrom('log_op').selectAll(),
      guarded.selectFrom('log_op').selectAll().where('company_id', '=', 'c1'),
      guarded.selectFrom('log_op').selectAll().where('company_id', '=', 'c1').where('vessel_id', '!=', 'v1'),
      guarded.selectFrom('log_op').selectAll().where('company_id', '=', 'c1').where('vessel_id', 'in', ['v1', 'v2']),
      guarded
        .selectFrom('log_op')
        .selectAll()
        .where((e) => e.or([e('company_id', '=', 'c1'), e('vessel_id', '=', 'v1')])),
      guarded.selectFrom('log_op').selectAll().where('company_id', '=', 'c1').whereRef('vessel_id', '=', 'record'),
      guarded
        .selectFrom(['log_op', 'link'])
        .select('op')
        .where('log_op.company_id', '=', 'c1')
        .where('log_op.vessel_id', '=', 'v1'),
      guarded
        .selectFrom('log_op')
        .innerJoin('link', 'link.vessel_id', 'log_op.vessel_id')
        .select('op')
        .where('log_op.company_id', '=', 'c1')
        .where('log_op.vessel_id', '=', 'v1'),
      guarded
        .selectFrom('log_op')
        .selectAll()
        .where('company_id', '=', 'c1')
        .where('vessel_id', '=', 'v1')
        .where('record', 'in', plain.selectFrom('log_op').select('record')),
      guarded
        .insertInto('log_meta')
        .columns(['company_id', 'vessel_id', 'key', 'value'])
        .expression(plain.selectFrom('log_meta').selectAll() as never),
      guarded.selectFrom('staff').selectAll(),
      guarded.updateTable('link').set({ is_revoked: 1 }).where('number', '=', 1),
      guarded.updateTable('link').set({ vessel_id: 'v2' }).where('company_id', '=', 'c1').where('vessel_id', '=', 'v1'),
      guarded.deleteFrom('log_batch').where('company_id', '=', 'c1'),
      guarded.insertInto('log_meta').values({ key: 'a', value: new Uint8Array(1) } as never),
      // Verbs that no scope builds.
      guarded.mergeInto('log_meta').using('log_op', 'log_meta.key', 'log_op.record').whenMatched().thenDelete(),
      guarded.schema.dropTable('log_op'),
      guarded
        .with('all', () => plain.selectFrom('log_op').selectAll())
        .insertInto('log_meta')
        .values({ company_id: 'c1', vessel_id: 'v1', key: 'a', value: new Uint8Array(1) }),
    ];
    for (const query of refused)
      await expect(async () => query.execute()).rejects.toThrow(/scope|does not name|one table|as values/);
    await expect(async () => sql`select * from log_op`.execute(guarded)).rejects.toThrow(/raw SQL/);
  });

  test('only this folder knows the query builder and the drivers', () => {
    const root = path.resolve('shore');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
    const outside = files.filter((f) => !f.startsWith(path.join('hub', 'storage') + path.sep));
    expect(outside.length).toBeGreaterThan(2);
    const guilty = outside.filter((f) =>
      /from '(?:kysely|pg|better-sqlite3)/.test(readFileSync(path.join(root, f), 'utf8')),
    );
    expect(guilty).toEqual([]);
  });
});

sayWhatIsMissing();

for (const { name, make } of DATABASES)
  describe(`scopes on ${name}`, () => {
    test('one vessel never sees another, nor one company another with the same vessel', async () => {
      const { options, remove } = make();
      const database = await Database.open(options);
      const places = [
        ['c1', 'v1'],
        ['c1', 'v2'],
        ['c2', 'v1'],
      ] as const;
      for (const [company, vessel] of places) {
        const scope = database.vessel(company, vessel);
        await scope.put('log_meta', [{ key: 'k', value: Uint8Array.of(1) }], ['key']);
        await scope.put(
          'log_meta',
          [{ key: 'k', value: Uint8Array.of(places.findIndex((p) => p[0] === company && p[1] === vessel)) }],
          ['key'],
        );
      }
      for (const [i, [company, vessel]] of places.entries()) {
        const rows = await database.vessel(company, vessel).select('log_meta').select(['key', 'value']).execute();
        expect(rows).toEqual([{ key: 'k', value: Uint8Array.of(i) }]);
      }
      await database.vessel('c1', 'v1').delete('log_meta').execute();
      expect(await database.vessel('c1', 'v2').select('log_meta').select('key').execute()).toHaveLength(1);
      expect(await database.vessel('c2', 'v1').select('log_meta').select('key').execute()).toHaveLength(1);
      await database.close();
      await remove();
    });

    test('the directory gives a key once; link numbers rise', async () => {
      const { options, remove } = make();
      const database = await Database.open(options);
      const { directory } = database;
      expect(await directory.find('login', 'eva')).toBeNull();
      expect(await directory.add('login', 'eva', { company: 'c1', vessel: '' })).toBe(true);
      expect(await directory.add('login', 'eva', { company: 'c2', vessel: '' })).toBe(false);
      expect(await directory.find('login', 'eva')).toEqual({ company: 'c1', vessel: '' });
      expect(await directory.nextLinkNumber()).toBe(1);
      expect(await directory.nextLinkNumber()).toBe(2);
      await database.close();
      await remove();
    });
  });
