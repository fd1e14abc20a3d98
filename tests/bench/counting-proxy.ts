import net from 'node:net';

/** `exchanges`: how often the client spoke after it had been answered, or first. */
export type Count = { up: number; down: number; connections: number; exchanges: number };

const nothing = (): Count => ({ up: 0, down: 0, connections: 0, exchanges: 0 });

/** Stands between client and hub on loopback and counts every byte of TCP payload each way. */
export type CountingProxy = {
  readonly port: number;
  /** What passed since the last call. */
  readonly take: () => Count;
  /** Ends every open connection, so that the next request starts cold. */
  readonly cut: () => void;
  /** Down: every connection ends, and none is taken until the link is up again. */
  readonly setLink: (isUp: boolean) => void;
  readonly close: () => Promise<void>;
};

export async function countingProxy(hubPort: number): Promise<CountingProxy> {
  let count = nothing();
  const open = new Set<net.Socket>();
  let isUp = true;
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  const server = net.createServer((client) => {
    if (!isUp) {
      client.destroy();
      return;
    }
    count.connections++;
    const hub = net.connect(hubPort, '127.0.0.1');
    for (const socket of [client, hub]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => open.delete(socket));
      socket.on('error', () => socket.destroy());
    }
    let isAnswered = true;
    client.on('data', (bytes) => {
      if (isAnswered) count.exchanges++;
      isAnswered = false;
      count.up += bytes.length;
      hub.write(bytes);
    });
    hub.on('data', (bytes) => {
      isAnswered = true;
      count.down += bytes.length;
      client.write(bytes);
    });
    client.on('close', () => hub.destroy());
    hub.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    port,
    take: () => {
      const taken = count;
      count = nothing();
      return taken;
    },
    cut,
    setLink: (next) => {
      isUp = next;
      if (!isUp) cut();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
