import { type ColumnDataType, type Kysely, sql } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';

/**
 * Steps of the hub's schema, by name in order. A released step is never edited: a later one adds. The same steps run on
 * SQLite and PostgreSQL; only the name of the byte type differs.
 */
export type DatabaseKind = 'sqlite' | 'postgres';

// biome-ignore lint/suspicious/noExplicitAny: a migration works on the schema of its day, not on today's types
type Db = Kysely<any>;

type Column = readonly [name: string, type: 'text' | 'bigint' | 'bytes', nullable?: 'null'];

async function createTable(
  db: Db,
  kind: DatabaseKind,
  name: string,
  key: readonly string[],
  columns: readonly Column[],
): Promise<void> {
  const types = {
    bigint: 'bigint',
    bytes: kind === 'postgres' ? sql<ColumnDataType>`bytea` : sql<ColumnDataType>`blob`,
    // Compared byte by byte on both, whatever language the database was made for.
    text: kind === 'postgres' ? sql<ColumnDataType>`text collate "C"` : 'text',
  } as const;
  let table = db.schema.createTable(name);
  for (const [column, type, nullable] of columns)
    table = table.addColumn(column, types[type], (c) => (nullable ? c : c.notNull()));
  await table.addPrimaryKeyConstraint(`${name}_key`, [...key] as never[]).execute();
}

function first(kind: DatabaseKind): Migration {
  const company: readonly Column[] = [['company_id', 'text']];
  const vessel: readonly Column[] = [...company, ['vessel_id', 'text']];
  const scope = ['company_id', 'vessel_id'];
  return {
    up: async (db: Db) => {
      const table = (name: string, key: readonly string[], columns: readonly Column[]) =>
        createTable(db, kind, name, key, columns);
      await table('directory', ['kind', 'key'], [['kind', 'text'], ['key', 'text'], ...vessel]);
      await table(
        'counter',
        ['name'],
        [
          ['name', 'text'],
          ['value', 'bigint'],
        ],
      );
      await table(
        'company',
        ['company_id'],
        [
          ...company,
          ['name', 'text'],
          ['root_public_key', 'bytes'],
          ['hub_keys', 'bytes'],
          ['hub_certificate', 'bytes'],
          ['created_at', 'bigint'],
        ],
      );
      await table('vessel', scope, [
        ...vessel,
        ['name', 'text'],
        ['imo', 'text', 'null'],
        ['quarantined', 'bigint'],
        ['created_at', 'bigint'],
      ]);
      await table(
        'staff',
        ['company_id', 'username'],
        [
          ...company,
          ['username', 'text'],
          ['name', 'text'],
          ['certificate', 'bytes'],
          ['password_salt', 'bytes'],
          ['auth_hash', 'text'],
          ['envelope', 'bytes'],
          ['created_at', 'bigint'],
          ['disabled_at', 'bigint', 'null'],
        ],
      );
      await table(
        'session',
        ['company_id', 'token_hash'],
        [...company, ['token_hash', 'text'], ['username', 'text'], ['expires_at', 'bigint']],
      );
      await table('hub_key', [...scope, 'ordinal'], [...vessel, ['ordinal', 'bigint'], ['seed', 'bytes']]);
      await table('log_head', scope, [...vessel, ['revision', 'bigint']]);
      await table(
        'log_batch',
        [...scope, 'head'],
        [
          ...vessel,
          ['head', 'text'],
          ['replica', 'text'],
          ['lane', 'text'],
          ['prev', 'text'],
          ['first_seq', 'bigint'],
          ['last_seq', 'bigint'],
          ['node', 'bytes'],
          ['signature', 'bytes'],
          ['salts', 'bytes'],
          ['body', 'bytes'],
          ['received_at', 'bigint'],
        ],
      );
      await table(
        'log_op',
        [...scope, 'op_key'],
        [
          ...vessel,
          ['op_key', 'text'],
          ['record', 'text'],
          ['replica', 'text'],
          ['is_control', 'bigint'],
          ['is_open', 'bigint'],
          ['op', 'bytes'],
        ],
      );
      await table(
        'log_record',
        [...scope, 'record'],
        [...vessel, ['record', 'text'], ['parent', 'text', 'null'], ['conflicts', 'bigint'], ['folded', 'bytes']],
      );
      await table('log_meta', [...scope, 'key'], [...vessel, ['key', 'text'], ['value', 'bytes']]);
      await table(
        'link',
        [...scope, 'number'],
        [
          ...vessel,
          ['number', 'bigint'],
          ['side', 'text'],
          ['replica', 'text'],
          ['label', 'text'],
          ['certificate', 'bytes'],
          ['mac_key', 'bytes'],
          ['state', 'bytes'],
          ['version', 'bigint'],
          ['is_revoked', 'bigint'],
          ['last_contact_at', 'bigint', 'null'],
          ['created_at', 'bigint'],
        ],
      );
      await table(
        'enrolment',
        [...scope, 'subject'],
        [
          ...vessel,
          ['subject', 'text'],
          ['certificate', 'bytes'],
          ['letter', 'text'],
          ['created_at', 'bigint'],
          ['expires_at', 'bigint', 'null'],
          ['used_at', 'bigint', 'null'],
          ['link', 'bigint', 'null'],
          ['used_by', 'text', 'null'],
        ],
      );
      await table(
        'exchange',
        [...scope, 'id'],
        [
          ...vessel,
          ['id', 'text'],
          ['at', 'bigint'],
          ['link', 'bigint'],
          ['bytes_up', 'bigint'],
          ['bytes_down', 'bigint'],
          ['new_batches', 'bigint'],
          ['refused', 'bigint'],
          ['code', 'text', 'null'],
        ],
      );
      const index = (name: string, on: string, columns: readonly string[]) =>
        db.schema
          .createIndex(name)
          .on(on)
          .columns([...scope, ...columns]);
      await index('log_op_by_record', 'log_op', ['record']).execute();
      await index('log_op_by_replica', 'log_op', ['replica']).execute();
      await index('log_op_control', 'log_op', []).where('is_control', '=', 1).execute();
      await index('log_op_open', 'log_op', []).where('is_open', '=', 1).execute();
      await index('log_record_by_parent', 'log_record', ['parent']).execute();
      await index('log_record_conflicts', 'log_record', []).where('conflicts', '>', 0).execute();
      await db.insertInto('counter').values({ name: 'link', value: 0 }).execute();
    },
  };
}

function blobs(kind: DatabaseKind): Migration {
  const vessel: readonly Column[] = [
    ['company_id', 'text'],
    ['vessel_id', 'text'],
  ];
  return {
    up: async (db: Db) => {
      const table = (name: string, key: readonly string[], columns: readonly Column[]) =>
        createTable(db, kind, name, ['company_id', 'vessel_id', ...key], [...vessel, ...columns]);
      await table(
        'blob',
        ['hash'],
        [
          ['hash', 'text'],
          ['size_bytes', 'bigint'],
          ['is_whole', 'bigint'],
          ['stored_at', 'bigint'],
        ],
      );
      await table(
        'blob_chunk',
        ['hash', 'n'],
        [
          ['hash', 'text'],
          ['n', 'bigint'],
          ['bytes', 'bytes'],
        ],
      );
      await table(
        'blob_link',
        ['number'],
        [
          ['number', 'bigint'],
          ['marks', 'bytes'],
        ],
      );
      await table(
        'blob_room',
        [],
        [
          ['quota_bytes', 'bigint'],
          ['max_blob_bytes', 'bigint'],
        ],
      );
    },
  };
}

export function migrations(kind: DatabaseKind): MigrationProvider {
  return { getMigrations: async () => ({ '0001-first': first(kind), '0002-blobs': blobs(kind) }) };
}
