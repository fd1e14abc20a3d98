/**
 * Runs in the page before its own scripts, with the preload's source: gives it `electron` as a sandboxed preload has it.
 * It must not refer to anything outside itself, because it travels as text.
 */
export function runPreload(source: string): void {
  type Listener = (event: object, ...args: unknown[]) => void;
  type Answer = { readonly ok?: unknown; readonly error?: string };
  const page = window as unknown as Record<string, unknown>;
  if (window !== window.top) return;
  const invokeInMain = page['__ipcInvoke'] as (channel: string, args: unknown[]) => Promise<Answer>;
  delete page['__ipcInvoke'];

  const listeners = new Map<string, Listener[]>();
  Object.defineProperty(window, '__ipcEmit', {
    value: (channel: string, args: unknown[]) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...args);
    },
  });

  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]) => {
      structuredClone(args);
      const answer = await invokeInMain(channel, args);
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.ok;
    },
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    off: (channel: string, listener: Listener) => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      );
    },
  };

  /** As the context bridge does: functions are wrapped, objects frozen, everything else copied. */
  function bridged(value: unknown): unknown {
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        const result: unknown = value(...args);
        return result instanceof Promise ? result.then(bridged) : bridged(result);
      };
    }
    if (Array.isArray(value)) return value.map(bridged);
    if (typeof value !== 'object' || value === null) return value;
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, bridged(part)])));
  }

  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
      Object.defineProperty(window, key, { value: bridged(api), enumerable: true });
    },
  };

  const electron = { contextBridge, ipcRenderer };
  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name} (a sandboxed preload has only electron)`);
  };
  const module = { exports: {} };
  new Function('require', 'module', 'exports', source)(require, module, module.exports);
}
