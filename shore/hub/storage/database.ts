import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type Dialect, Kysely, type KyselyPlugin, PostgresDialect, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { Refusal } from '#shared/base/result.ts';
import { type DatabaseKind, migrations } from './migrations.ts';
import { CompanyScope, Directory, VesselScope } from './scope.ts';
import { scopeGuard } from './scope-guard.ts';
import type { Tables } from './tables.ts';

export type DatabaseOptions =
  /** SQLite in this folder. */
  | { readonly folder: string }
  /** PostgreSQL. `schema` keeps one hub apart from others in the same database. */
  | { readonly url: string; readonly schema?: string };

const INT8 = 20;
const BUSY_MS = 15_000;

/**
 * Open SQLite files of this process by path. One connection a file: a second one in the same process would wait for the
 * first without letting it go on.
 */
const files = new Map<string, { readonly db: Kysely<Tables>; holders: number }>();

/** An open database of the hub. Everything in it is reached through scopes. */
export class Database {
  readonly kind: DatabaseKind;
  readonly #db: Kysely<Tables>;
  readonly #file: string | null;
  #isOpen = true;

  private constructor(kind: DatabaseKind, db: Kysely<Tables>, file: string | null) {
    this.kind = kind;
    this.#db = db.withPlugin(scopeGuard()).withPlugin(plainBytes());
    this.#file = file;
  }

  /**
   * Opens and brings the schema up to date.
   * @throws Refusal 'store/from-newer-app' when a newer hub has changed the schema.
   */
  static async open(options: DatabaseOptions): Promise<Database> {
    if ('folder' in options) {
      const file = path.resolve(options.folder, 'hub.sqlite');
      const held = files.get(file) ?? { db: new Kysely<Tables>({ dialect: sqlite(file) }), holders: 0 };
      files.set(file, held);
      held.holders++;
      const database = new Database('sqlite', held.db, file);
      return database.#ready(() => migrate(held.db, 'sqlite'));
    }
    const { url, schema } = options;
    const db = new Kysely<Tables>({ dialect: postgres(url, schema) });
    const database = new Database('postgres', db, null);
    return database.#ready(async () => {
      if (schema) await db.schema.createSchema(schema).ifNotExists().execute();
      await migrate(db, 'postgres', schema);
    });
  }

  async #ready(prepare: () => Promise<void>): Promise<this> {
    try {
      await prepare();
      return this;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  get directory(): Directory {
    return new Directory(this.#db);
  }

  company(company: string): CompanyScope {
    return new CompanyScope(this.#db, company);
  }

  vessel(company: string, vessel: string): VesselScope {
    return new VesselScope(this.#db, company, vessel);
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const held = this.#file ? files.get(this.#file) : undefined;
    if (held && --held.holders > 0) return;
    if (this.#file) files.delete(this.#file);
    await this.#db.destroy();
  }
}

/** Both drivers give Buffers, whose `slice` is no copy and which compare as something else. */
function plainBytes(): KyselyPlugin {
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      for (const row of result.rows)
        for (const [column, value] of Object.entries(row))
          if (value instanceof Uint8Array) row[column] = new Uint8Array(value);
      return result;
    },
  };
}

function sqlite(file: string): Dialect {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const database = new SqliteDatabase(file);
  chmodSync(file, 0o600);
  database.pragma(`busy_timeout = ${BUSY_MS}`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL'); // acknowledged is on the disk, also after a power cut
  return new SqliteDialect({ database });
}

function postgres(connectionString: string, schema?: string): Dialect {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    ...(schema ? { options: `-c search_path=${schema}` } : {}),
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // An idle connection that the server drops is replaced when next needed; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    // The same while it is lent out, as in a transaction: there the pool listens to no client. Whoever holds it is told by its query.
    client.on('error', () => undefined);
    void client
      .query(`select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`)
      .catch(() => undefined);
  });
  return new PostgresDialect({ pool });
}

async function migrate(db: Kysely<Tables>, kind: DatabaseKind, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: migrations(kind),
    ...(schema ? { migrationTableSchema: schema } : {}),
  });
  for (let tries = 0; ; tries++) {
    const { error } = await migrator.migrateToLatest();
    if (!error) return;
    if (error instanceof Error && /previously executed migration .* is missing/.test(error.message))
      throw new Refusal('store/from-newer-app');
    if (tries >= 3) throw error; // another process may have been migrating at the same moment
  }
}

/** What a failed write means to whoever asked for it, where it means anything. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'SQLITE_FULL' || code === '53100' || code === 'ENOSPC';
}
