import type { SyncInfo } from '#renderer/data/index.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';

export type LinkWord = 'off' | 'isolated' | 'revoked' | 'running' | 'other' | 'failed' | 'stalled' | 'waiting';

/** The state of the link in one word: what stops everything comes before what is under way. */
export function linkState(sync: SyncInfo): { readonly word: LinkWord; readonly mark: MarkKind } {
  const { phase, lastError, isStalled, isIsolated } = sync;
  if (phase === 'revoked') return { word: 'revoked', mark: 'warning' };
  if (isIsolated || phase === 'isolated') return { word: 'isolated', mark: 'info' };
  if (phase === 'off') return { word: 'off', mark: 'pending' };
  if (phase === 'running') return { word: 'running', mark: 'running' };
  if (phase === 'other') return { word: 'other', mark: 'running' };
  if (isStalled) return { word: 'stalled', mark: 'caution' };
  return lastError === null ? { word: 'waiting', mark: 'pending' } : { word: 'failed', mark: 'pending' };
}

/** Ops of this device that shore is not known to have. */
export function missingAshore({ ownUpTo, deliveredUpTo }: SyncInfo): number {
  return Math.max(ownUpTo - deliveredUpTo, 0);
}
