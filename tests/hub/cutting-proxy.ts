import net from 'node:net';

/** Passes bytes on until a budget is used up, then ends both sides: a link that fails at a chosen byte. */
export type CuttingProxy = {
  readonly url: string;
  /** The next connections are cut once so many bytes have gone that way; null: never. */
  readonly cutAt: (way: 'up' | 'down', offset: number | null) => void;
  /** Bytes that passed since the last call. */
  readonly take: () => { readonly up: number; readonly down: number };
  readonly close: () => Promise<void>;
};

export async function cuttingProxy(hubPort: number): Promise<CuttingProxy> {
  const left = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY };
  const passed = { up: 0, down: 0 };
  const open = new Set<net.Socket>();
  const server = net.createServer({ noDelay: true }, (client) => {
    const hub = net.connect({ port: hubPort, host: '127.0.0.1', noDelay: true });
    const end = () => {
      client.destroy();
      hub.end(); // what was passed on still arrives
    };
    for (const socket of [client, hub]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.on('error', () => {});
    }
    const pass = (way: 'up' | 'down', to: net.Socket) => (bytes: Buffer) => {
      if (to.destroyed) return; // what the hub says to a broken request reaches nobody
      const part = bytes.subarray(0, left[way]);
      left[way] -= part.length;
      passed[way] += part.length;
      if (part.length > 0) to.write(part, left[way] === 0 ? end : undefined);
      if (part.length === 0) end();
    };
    client.on('data', pass('up', hub));
    hub.on('data', pass('down', client));
    client.on('close', () => hub.end());
    hub.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    cutAt: (way, offset) => {
      left.up = Number.POSITIVE_INFINITY;
      left.down = Number.POSITIVE_INFINITY;
      if (offset !== null) left[way] = offset;
    },
    take: () => {
      const { up, down } = passed;
      passed.up = 0;
      passed.down = 0;
      return { up, down };
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
