import type { ShipBridge } from '#shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly ship: ShipBridge;
    /** Of the fixture page: the events that reached it. */
    readonly heard: readonly string[];
    readonly couldEval: boolean;
  }
}
