import type { Verifier } from '#shared/base/crypto.ts';
import type { ErrorCode } from '#shared/base/error-codes.ts';
import type { Clock, Random } from '#shared/base/ports.ts';
import type { Compressor } from '#shared/protocol/compressor.ts';
import type { SecretBox } from './crypto/secret-box.ts';
import type { Database } from './storage/database.ts';

/** What may be said in a log: numbers, ids and codes. Never names, texts, keys, tokens or addresses. */
export type LogEvent = {
  readonly event: string;
  readonly company?: string;
  readonly vessel?: string;
  readonly link?: number;
  readonly replica?: string;
  readonly code?: ErrorCode | string;
  readonly count?: number;
  readonly bytesUp?: number;
  readonly bytesDown?: number;
  readonly ms?: number;
  /** Pattern of the route, not the address that was asked for. */
  readonly route?: string;
  readonly status?: number;
};

export type Log = {
  readonly info: (event: LogEvent) => void;
  readonly warn: (event: LogEvent) => void;
  readonly error: (event: LogEvent, error?: unknown) => void;
};

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What every part of the hub works with. */
export type HubContext = {
  readonly database: Database;
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly random: Random;
  readonly verifier: Verifier;
  readonly compressor: Compressor;
  /** With an older dictionary, for ships that have no newer one; null: there is none of that version. */
  readonly compressorOf: (dictionaryVersion: number) => Compressor | null;
  readonly log: Log;
};
