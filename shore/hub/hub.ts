import type { Clock, Random } from '#shared/base/ports.ts';
import type { Compressor } from '#shared/protocol/compressor.ts';
import { Sessions } from './auth/sessions.ts';
import { Blobs } from './blobs.ts';
import { olderCompressors, readDictionary } from './compression/dictionary.ts';
import { nodeCompressor } from './compression/zstd.ts';
import { type HubContext, type Log, silentLog } from './context.ts';
import { nodeRandom, nodeVerifier } from './crypto/node-keys.ts';
import { readHubSecret, SecretBox } from './crypto/secret-box.ts';
import { Enrolments } from './enrolling.ts';
import { Exchanges } from './exchanging.ts';
import { Files } from './files.ts';
import { Rooms } from './rooms.ts';
import { Database } from './storage/database.ts';

export type OpenHubOptions = {
  /** Holds the database, unless `databaseUrl` names one, and the hub's secret, unless `secret` gives it. */
  readonly dataDir: string;
  /** `postgresql://...` */
  readonly databaseUrl?: string;
  /** Schema within that database. */
  readonly databaseSchema?: string;
  /** 64 hex digits, the same for all processes on one database. */
  readonly secret?: string;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly compressor?: Compressor;
  readonly log?: Log;
};

/** A hub without its HTTP side: what the commands and the routes work with. */
export type Hub = {
  readonly context: HubContext;
  readonly rooms: Rooms;
  readonly exchanges: Exchanges;
  readonly blobs: Blobs;
  readonly enrolments: Enrolments;
  readonly sessions: Sessions;
  readonly files: Files;
  readonly close: () => Promise<void>;
};

export async function openHub(options: OpenHubOptions): Promise<Hub> {
  const { dataDir, databaseUrl, databaseSchema } = options;
  const random = options.random ?? nodeRandom;
  const box = new SecretBox(readHubSecret(dataDir, options.secret, random), random);
  const database = await Database.open(
    databaseUrl ? { url: databaseUrl, ...(databaseSchema ? { schema: databaseSchema } : {}) } : { folder: dataDir },
  );
  const context: HubContext = {
    database,
    box,
    random,
    clock: options.clock ?? { now: () => Date.now() },
    verifier: nodeVerifier,
    compressor: options.compressor ?? nodeCompressor(readDictionary()),
    compressorOf: olderCompressors(),
    log: options.log ?? silentLog,
  };
  const rooms = new Rooms(context);
  return {
    context,
    rooms,
    exchanges: new Exchanges(context, rooms),
    blobs: new Blobs(context, rooms),
    enrolments: new Enrolments(context, rooms),
    sessions: new Sessions(context),
    files: new Files(context, rooms),
    close: () => database.close(),
  };
}
