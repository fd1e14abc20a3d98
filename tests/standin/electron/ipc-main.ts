type Handler = (event: object, ...args: readonly unknown[]) => unknown;

const handlers = new Map<string, Handler>();

export const ipcMain = {
  handle: (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel: string) => void handlers.delete(channel),
};

/** Calls a handler as Electron does: what is returned is cloned, what is thrown keeps only its message. */
export async function invoke(event: object, channel: string, args: readonly unknown[]) {
  const handler = handlers.get(channel);
  if (!handler) return { error: `Error invoking remote method '${channel}': No handler registered for '${channel}'` };
  try {
    return { ok: plainBytes(structuredClone(await handler(event, ...args))) };
  } catch (error) {
    return { error: `Error invoking remote method '${channel}': ${error}` };
  }
}

/** Node's Buffer reaches a page as Uint8Array. */
function plainBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map(plainBytes);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainBytes(part)]));
}
