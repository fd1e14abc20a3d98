import type {
  DeleteQueryBuilder,
  DeleteResult,
  InsertQueryBuilder,
  InsertResult,
  Kysely,
  SelectQueryBuilder,
  UpdateQueryBuilder,
  UpdateResult,
} from 'kysely';
import type { CompanyTable, CompanyTables, DirectoryTables, Tables, VesselTable, VesselTables } from './tables.ts';

/**
 * The only way to the hub's tables: a query starts from a scope, which puts the company and the vessel into it. Nothing
 * outside this folder holds the connection, and `scope-guard.ts` refuses what would get past this file.
 */
type Key = { readonly company_id: string; readonly vessel_id?: string };

// biome-ignore lint/complexity/noBannedTypes: Kysely's own type for "no column chosen yet"
type Select<T extends keyof Tables> = SelectQueryBuilder<Tables, T, {}>;
type Update<T extends keyof Tables> = UpdateQueryBuilder<Tables, T, T, UpdateResult>;
type Delete<T extends keyof Tables> = DeleteQueryBuilder<Tables, T, DeleteResult>;
type Insert<T extends keyof Tables> = InsertQueryBuilder<Tables, T, InsertResult>;

type Narrowed<Q> = { where: (column: string, operator: '=', value: string) => Q };

/** Rows per statement: SQLite takes 32,766 parameters, PostgreSQL 65,535; a row has at most 14. */
const ROWS_PER_INSERT = 500;

abstract class Scope<Name extends keyof Tables> {
  protected readonly db: Kysely<Tables>;
  readonly #key: Key;

  constructor(db: Kysely<Tables>, key: Key) {
    this.db = db;
    this.#key = key;
  }

  #narrow<Q>(query: unknown): Q {
    let out = query as Narrowed<unknown>;
    for (const [column, value] of Object.entries(this.#key)) out = out.where(column, '=', value) as Narrowed<unknown>;
    return out as Q;
  }

  select<T extends Name>(table: T): Select<T> {
    return this.#narrow(this.db.selectFrom(table as 'vessel'));
  }

  update<T extends Name>(table: T): Update<T> {
    return this.#narrow(this.db.updateTable(table as 'vessel'));
  }

  delete<T extends Name>(table: T): Delete<T> {
    return this.#narrow(this.db.deleteFrom(table as 'vessel'));
  }

  insert<T extends Name>(
    table: T,
    rows: readonly Omit<Tables[T], 'company_id' | (T extends VesselTable ? 'vessel_id' : never)>[],
  ): Insert<T> {
    const keyed = rows.map((row) => ({ ...row, ...this.#key }));
    return this.db.insertInto(table).values(keyed as never) as unknown as Insert<T>;
  }

  /** Inserts any number of rows; those whose key is there already are replaced. */
  async put<T extends Name>(
    table: T,
    rows: readonly Omit<Tables[T], 'company_id' | (T extends VesselTable ? 'vessel_id' : never)>[],
    key: readonly (keyof Tables[T] & string)[],
  ): Promise<void> {
    const held = [...Object.keys(this.#key), ...key];
    for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
      const part = rows.slice(at, at + ROWS_PER_INSERT);
      const columns = Object.keys(part[0] as object).filter((column) => !held.includes(column));
      const query = this.insert(table, part) as unknown as InsertQueryBuilder<Tables, 'vessel', InsertResult>;
      await query
        .onConflict((conflict) =>
          conflict
            .columns(held as never)
            .doUpdateSet(
              (row) =>
                Object.fromEntries(columns.map((column) => [column, row.ref(`excluded.${column}` as never)])) as never,
            ),
        )
        .execute();
    }
  }
}

/** Everything of one vessel. */
export class VesselScope extends Scope<VesselTable> {
  readonly company: string;
  readonly vessel: string;

  constructor(db: Kysely<Tables>, company: string, vessel: string) {
    super(db, { company_id: company, vessel_id: vessel });
    this.company = company;
    this.vessel = vessel;
  }

  /** All or nothing. What runs inside must use the scope that it is given: the database has one writer. */
  transaction<T>(task: (scope: VesselScope) => Promise<T>): Promise<T> {
    return this.db.transaction().execute((tx) => task(new VesselScope(tx, this.company, this.vessel)));
  }

  /** Reads that see one moment. */
  snapshot<T>(task: (scope: VesselScope) => Promise<T>): Promise<T> {
    return this.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx) => task(new VesselScope(tx, this.company, this.vessel)));
  }
}

/** What belongs to a company as a whole; its vessels' own tables are reached through {@link CompanyScope.vessel}. */
export class CompanyScope extends Scope<CompanyTable> {
  readonly company: string;

  constructor(db: Kysely<Tables>, company: string) {
    super(db, { company_id: company });
    this.company = company;
  }

  vessel(vessel: string): VesselScope {
    return new VesselScope(this.db, this.company, vessel);
  }

  transaction<T>(task: (scope: CompanyScope, directory: Directory) => Promise<T>): Promise<T> {
    return this.db.transaction().execute((tx) => task(new CompanyScope(tx, this.company), new Directory(tx)));
  }
}

export type Place = { readonly company: string; readonly vessel: string };
type Kind = DirectoryTables['directory']['kind'];

/** Finds the scope of a request by an exact key. Lists nothing but the companies, for the command line. */
export class Directory {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async find(kind: Kind, key: string): Promise<Place | null> {
    const row = await this.#db
      .selectFrom('directory')
      .select(['company_id', 'vessel_id'])
      .where('kind', '=', kind)
      .where('key', '=', key)
      .executeTakeFirst();
    return row ? { company: row.company_id, vessel: row.vessel_id } : null;
  }

  /** @returns false when the key is taken. */
  async add(kind: Kind, key: string, place: Place): Promise<boolean> {
    const row = { kind, key, company_id: place.company, vessel_id: place.vessel };
    const done = await this.#db
      .insertInto('directory')
      .values(row)
      .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
      .executeTakeFirst();
    return done.numInsertedOrUpdatedRows === 1n;
  }

  async nextLinkNumber(): Promise<number> {
    const row = await this.#db
      .updateTable('counter')
      .set((e) => ({ value: e('value', '+', 1) }))
      .where('name', '=', 'link')
      .returning('value')
      .executeTakeFirstOrThrow();
    return row.value;
  }

  async companies(): Promise<readonly string[]> {
    const rows = await this.#db.selectFrom('directory').select('company_id').where('kind', '=', 'company').execute();
    return rows.map((row) => row.company_id).sort();
  }
}

export type { CompanyTables, VesselTables };
