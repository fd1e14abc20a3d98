import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { ChannelName, IpcHandlers } from '#shared/ipc/contract.ts';
import { isTrusted } from '../security/trusted-frame.ts';
import { answer } from './answer.ts';

export type Calls = {
  /** Resolves when no call is being answered. */
  readonly settled: () => Promise<void>;
};

/**
 * The only caller of `ipcMain.handle`: every channel of the contract, answered by its handler after the sender and the
 * arguments are checked.
 */
export function handleAll(handlers: IpcHandlers, ownContents: () => WebContents | undefined): Calls {
  const running = new Set<Promise<unknown>>();
  for (const name of Object.keys(handlers) as ChannelName[]) {
    ipcMain.handle(name, (event: IpcMainInvokeEvent, ...args: readonly unknown[]) => {
      const isOwn = isTrusted({ ownContents: ownContents(), contents: event.sender, frame: event.senderFrame });
      const call = answer(name, handlers[name], isOwn, args).finally(() => running.delete(call));
      running.add(call);
      return call;
    });
  }
  return {
    settled: async () => {
      await Promise.all(running);
    },
  };
}
