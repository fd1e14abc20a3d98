import type { Tab } from './tab.ts';

const LOW_BYTES = 500 * 1024 * 1024;
const FULL_BYTES = 50 * 1024 * 1024;

/** How much room the disk has; a store that fell behind its journal is tried again. */
export async function checkSpace(tab: Tab): Promise<void> {
  const { journal } = tab.host.core;
  if (journal && tab.role === 'vessel') {
    const status = await journal.status();
    if (status.ok) tab.space = { space: status.value.space, freeBytes: status.value.freeBytes };
  } else {
    const freeBytes = await tab.host.freeBytes();
    const space =
      freeBytes === null ? 'unknown' : freeBytes < FULL_BYTES ? 'full' : freeBytes < LOW_BYTES ? 'low' : 'enough';
    tab.space = { space, freeBytes };
  }
  if (tab.open?.workspace.journaled?.isBehind) await tab.open.workspace.journaled.retry();
  tab.tell();
}
