import { contextBridge, ipcRenderer } from 'electron';
import { EVENT_CHANNEL, ipcContract, SHIP_EVENTS, type ShipBridge, type ShipEvent } from '#shared/ipc/contract.ts';

/** `window.ship`: a function per channel of the contract, and `on` for its events. No logic; main checks everything. */
const calls = Object.fromEntries(
  Object.keys(ipcContract).map((name) => [name, (args?: unknown) => ipcRenderer.invoke(name, args)]),
);

function on(event: ShipEvent, listener: () => void): () => void {
  if (!SHIP_EVENTS.includes(event)) return () => {};
  const heard = (_event: unknown, name: unknown) => {
    if (name === event) listener();
  };
  ipcRenderer.on(EVENT_CHANNEL, heard);
  return () => {
    ipcRenderer.off(EVENT_CHANNEL, heard);
  };
}

const bridge = Object.freeze({ ...calls, on }) as ShipBridge;
contextBridge.exposeInMainWorld('ship', bridge);
