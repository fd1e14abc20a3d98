import http from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';

/**
 * The only place in this app that opens a socket. `mayConnect` is asked at the moment of connecting, so while it says no
 * there is no look-up and no packet, whoever asks and however long ago it was queued.
 */
export type Connector = {
  /** One connection at a time, kept open between exchanges. */
  readonly agentFor: (protocol: 'http:' | 'https:') => http.Agent;
  /** Closes whatever is open, at once. */
  readonly closeAll: () => void;
};

export class NotAllowedToConnect extends Error {}

/** The TCP socket beneath an agent's socket (itself, but for TLS), for counting every byte on the wire. */
const beneath = new WeakMap<Socket, Socket>();
export function tcpSocketOf(socket: Socket): Socket {
  return beneath.get(socket) ?? socket;
}

/** @param certificates PEM of the authorities to trust; asked once, at the first https connection. */
export function createConnector(mayConnect: () => boolean, certificates = trustedCertificates): Connector {
  const open = new Set<Socket>();

  function connect({ port, host }: http.ClientRequestArgs): Socket {
    const socket = net.connect({ port: Number(port), host: host ?? '', noDelay: true, keepAlive: true });
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    return socket;
  }

  const plain = new http.Agent({ keepAlive: true, maxSockets: 1 });
  plain.createConnection = (options, callback) => {
    if (mayConnect()) return connect(options);
    return refuse(callback);
  };

  const secure = new https.Agent({ keepAlive: true, maxSockets: 1 });
  const connectSecurely = secure.createConnection.bind(secure);
  let secureContext: tls.SecureContext | undefined;
  secure.createConnection = (options, callback) => {
    if (!mayConnect()) return refuse(callback);
    // Made once: parsing some hundred certificates takes longer than the handshake.
    secureContext ??= tls.createSecureContext({ ca: certificates(), minVersion: 'TLSv1.2' });
    const tcp = connect(options);
    // The agent's own function adds what resumes a TLS session, which saves a round trip and some kilobytes.
    const socket = connectSecurely({ ...options, socket: tcp, secureContext } as object, callback) as Socket;
    beneath.set(socket, tcp);
    return socket;
  };

  return {
    agentFor: (protocol) => (protocol === 'https:' ? secure : plain),
    closeAll: () => {
      plain.destroy();
      secure.destroy();
      for (const socket of open) socket.destroy();
    },
  };
}

/** Through the callback: a request that waited gets its socket from an event, where a throw would end the program. */
function refuse(callback: ((error: Error | null, stream: Duplex) => void) | undefined): undefined {
  (callback as ((error: Error) => void) | undefined)?.(new NotAllowedToConnect());
}

/** Node's own list and the computer's, so that a company's own authority is trusted where its IT has installed it. */
function trustedCertificates(): string[] | undefined {
  if (typeof tls.getCACertificates !== 'function') return undefined;
  try {
    return [...tls.getCACertificates('bundled'), ...tls.getCACertificates('system')];
  } catch {
    return undefined;
  }
}
