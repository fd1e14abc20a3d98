/** What `import … from 'electron'` gives to the app's main process under the stand-in. */

import type { CommandName, Commands, FromStandIn, ToStandIn } from '../control.ts';
import { app } from './app.ts';
import { recordedCalls } from './recorder.ts';
import { askPermission } from './session.ts';
import { answerNextDialog, powerMonitor } from './system.ts';
import { BrowserWindow, invokeAs } from './window.ts';

export { app } from './app.ts';
export { protocol } from './chromium.ts';
export { ipcMain } from './ipc-main.ts';
export { session } from './session.ts';
export { dialog, Menu, powerMonitor, safeStorage, shell } from './system.ts';
export { BrowserWindow } from './window.ts';

type Obey = { [Name in CommandName]: (value: Commands[Name]['value']) => unknown };

const obey: Obey = {
  dialog: answerNextDialog,
  power: (event) => void powerMonitor.emit(event),
  calls: recordedCalls,
  permission: ({ permission, origin = 'app://ship', isMainFrame = true }) =>
    askPermission(ownWindow().webContents, permission, origin, isMainFrame),
  'invoke-as': async (call) => {
    const answer = await invokeAs(call);
    if ('error' in answer) throw new Error(answer.error);
    return answer.ok;
  },
  window: () => ({ ...ownWindow().state, webPreferences: ownWindow().options.webPreferences ?? {} }),
  'close-window': () => ownWindow().close(),
  minimize: () => ownWindow().minimize(),
  quit: () => app.quit(),
};

function ownWindow(): BrowserWindow {
  const window = BrowserWindow.getAllWindows()[0];
  if (!window) throw new Error('the app has no window');
  return window;
}

async function answer({ id, name, value }: ToStandIn): Promise<FromStandIn> {
  try {
    const reply = await (obey[name] as (value: unknown) => unknown)(value);
    return { kind: 'reply', id, value: reply ?? null };
  } catch (error) {
    return { kind: 'failed', id, message: String(error) };
  }
}

process.on('message', (message: ToStandIn) => {
  void answer(message).then((reply) => process.send?.(reply));
});
// The test is gone: so are we.
process.on('disconnect', () => app.exit(0));
process.on('SIGTERM', () => app.quit());
