import type { SyncInfo } from './contract.ts';

/** How the exchange stands where nothing is open, and until the worker has said otherwise. */
export const SYNC_OFF: SyncInfo = {
  isEnrolled: false,
  phase: 'off',
  lastContactAt: null,
  lastError: null,
  nextTryAt: null,
  queue: [],
  ownUpTo: 0,
  deliveredUpTo: 0,
  isIsolated: false,
  isolatedReason: null,
  isStalled: false,
  skewMs: null,
  bytesUp: 0,
  bytesDown: 0,
  bytesUpToday: 0,
  bytesDownToday: 0,
  refused: [],
  link: null,
};
