import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { ChannelName, IpcHandlers } from '#shared/ipc/contract.ts';
import { isTrusted } from '../security/trusted-frame.ts';
import { answer } from './answer.ts';

/**
 * The only caller of `ipcMain.handle`: every channel of the contract, answered by its handler after the sender and the
 * arguments are checked.
 */
export function handleAll(handlers: IpcHandlers, ownContents: () => WebContents | undefined): void {
  for (const name of Object.keys(handlers) as ChannelName[]) {
    ipcMain.handle(name, (event: IpcMainInvokeEvent, ...args: readonly unknown[]) => {
      const isOwn = isTrusted({ ownContents: ownContents(), contents: event.sender, frame: event.senderFrame });
      return answer(name, handlers[name], isOwn, args);
    });
  }
}
