import type { IpcHandlers } from '#shared/ipc/contract.ts';
import type { Services } from '../services.ts';
import { appHandlers } from './app.ts';
import { fileHandlers } from './files.ts';
import { journalHandlers } from './journal.ts';
import { secretHandlers } from './secrets.ts';
import { snapshotHandlers } from './snapshot.ts';
import { syncHandlers } from './sync.ts';

/** A handler for every channel of the contract. */
export function allHandlers(services: Services): IpcHandlers {
  return {
    ...appHandlers(services),
    ...journalHandlers(services),
    ...secretHandlers(services),
    ...syncHandlers(services),
    ...snapshotHandlers(services),
    ...fileHandlers(services),
  };
}
