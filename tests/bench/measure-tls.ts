import { readFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { createConnector } from '#electron/main/link/connect.ts';
import { exchange } from '#electron/main/link/exchange.ts';
import { countingProxy } from './counting-proxy.ts';

export type TlsFigures = {
  /** Bytes on top of plain TCP with one small request each; a certificate of 0.8 kB, no chain. */
  readonly firstContact: number;
  readonly resumed: number;
  /** On a connection that is open already. */
  readonly warm: number;
  readonly protocol: string;
};

/** What TLS 1.3 adds to one exchange, with the client of Electron's main process and Node's own TLS server. */
export async function measureTls(): Promise<TlsFigures> {
  const pem = await readFile(new URL('../electron/fixtures/localhost-test.pem', import.meta.url), 'utf8');
  const answer = `HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\n${'a'.repeat(24)}`;
  let protocol = '';
  const reply = (socket: net.Socket) => {
    if (socket instanceof tls.TLSSocket) protocol = socket.getProtocol() ?? '';
    socket.on('error', () => {});
    socket.on('data', () => socket.write(answer));
  };
  const secure = tls.createServer({ key: pem, cert: pem, minVersion: 'TLSv1.3' }, reply);
  const plain = net.createServer(reply);
  for (const server of [secure, plain]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const over = async (server: net.Server, scheme: string): Promise<readonly number[]> => {
    const proxy = await countingProxy((server.address() as AddressInfo).port);
    const connector = createConnector(
      () => true,
      () => [pem],
    );
    const url = new URL(`${scheme}://localhost:${proxy.port}/x`);
    const bytes: number[] = [];
    for (const isCold of [true, true, false]) {
      if (isCold) proxy.cut();
      const got = await exchange(connector, { url, body: new Uint8Array(28), timeoutMs: 10_000 });
      if (!got.ok) throw new Error(got.error.code);
      // Session tickets come after the handshake; what is still on its way belongs to this contact.
      await new Promise(setImmediate);
      const { up, down } = proxy.take();
      bytes.push(up + down);
    }
    connector.closeAll();
    await proxy.close();
    return bytes;
  };
  try {
    const [first = 0, resumed = 0, warm = 0] = await over(secure, 'https');
    const [plainFirst = 0, plainCold = 0, plainWarm = 0] = await over(plain, 'http');
    return { firstContact: first - plainFirst, resumed: resumed - plainCold, warm: warm - plainWarm, protocol };
  } finally {
    secure.close();
    plain.close();
  }
}
