import type { DeviceKeys, PlatformCore } from '#renderer/platform/index.ts';
import type { Verifier } from '#shared/base/crypto.ts';
import type { Clock, Random } from '#shared/base/ports.ts';
import type { Compressor } from '#shared/protocol/compressor.ts';
import type { Locks } from './locks.ts';

/** Timers that a test can hold in its hand. */
export type Timers = {
  /** @returns what stops it. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** ms since some moment; goes on while the wall clock jumps, may stand still while the computer sleeps. */
  readonly monotonic: () => number;
};

/** Words between the tabs that have the same workspace open. */
export type Channel = { readonly post: (message: unknown) => void; readonly close: () => void };

/** All that the engine takes from where it runs. */
export type EngineHost = {
  readonly core: PlatformCore;
  readonly keys: DeviceKeys;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly verifier: Verifier;
  readonly locks: Locks;
  readonly channel: (name: string, onMessage: (message: unknown) => void) => Channel;
  /** Loaded when first needed. */
  readonly compressor: () => Promise<Compressor>;
  /** False only where the computer knows that it has no network at all. */
  readonly isOnline: () => boolean;
  /** Bytes free for this app, where that can be known. */
  readonly freeBytes: () => Promise<number | null>;
};
