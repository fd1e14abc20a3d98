import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { EXCHANGE_MAX_DOWN_BYTES } from '#shared/ipc/limits.ts';
import { errnoOf } from '../files/durable.ts';
import { type Connector, NotAllowedToConnect, tcpSocketOf } from './connect.ts';

export type ExchangeRequest = {
  readonly url: URL;
  readonly body: Uint8Array;
  readonly timeoutMs: number;
};

export type ExchangeReply = {
  readonly status: number;
  readonly body: Uint8Array;
  readonly isCut: boolean;
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly ms: number;
};

type Attempt = Result<ExchangeReply> | 'stale-socket';

/**
 * One POST, two headers. Errors: `sync/isolated`, `sync/no-link`, `sync/timeout` (no answer begun), `sync/bad-answer`
 * (too large, or not HTTP).
 *
 * A kept connection may have died unnoticed; then it is tried once more on a new one. That is safe because an exchange
 * may be repeated: batches are known by their hashes.
 */
export async function exchange(connector: Connector, request: ExchangeRequest): Promise<Result<ExchangeReply>> {
  const startMs = performance.now();
  const first = await attempt(connector, request, startMs);
  const last = first === 'stale-socket' ? await attempt(connector, request, startMs) : first;
  return last === 'stale-socket' ? fail('sync/no-link', { cause: 'ECONNRESET' }) : last;
}

function attempt(connector: Connector, { url, body, timeoutMs }: ExchangeRequest, startMs: number): Promise<Attempt> {
  return new Promise((resolve) => {
    const protocol = url.protocol === 'https:' ? 'https:' : 'http:';
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    let response: http.IncomingMessage | null = null;
    let wire: { readonly socket: Socket; readonly up: number; readonly down: number } | null = null;
    let isTimeout = false;

    const request = (protocol === 'https:' ? https : http).request({
      agent: connector.agentFor(protocol),
      protocol,
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port || (protocol === 'https:' ? 443 : 80),
      path: url.pathname + url.search,
      method: 'POST',
      setDefaultHeaders: false,
      headers: ['Host', url.host, 'Content-Length', String(body.byteLength)],
    });
    const deadline = setTimeout(
      () => {
        isTimeout = true;
        request.destroy(new Error('deadline'));
      },
      Math.max(0, timeoutMs - (performance.now() - startMs)),
    );

    function end(result: Attempt): void {
      clearTimeout(deadline);
      resolve(result);
    }

    function answered(isCut: boolean): void {
      end(
        ok({
          status: response?.statusCode ?? 0,
          body: Uint8Array.from(Buffer.concat(chunks, sizeBytes)),
          isCut,
          bytesUp: wire ? wire.socket.bytesWritten - wire.up : 0,
          bytesDown: wire ? wire.socket.bytesRead - wire.down : 0,
          ms: performance.now() - startMs,
        }),
      );
    }

    function failed(error: unknown): void {
      if (response) answered(true);
      else if (isTimeout) end(fail('sync/timeout'));
      else if (error instanceof NotAllowedToConnect) end(fail('sync/isolated'));
      else if (request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(errnoOf(error))) end('stale-socket');
      else if (errnoOf(error).startsWith('HPE_')) end(fail('sync/bad-answer', { cause: errnoOf(error) }));
      else end(fail('sync/no-link', { cause: errnoOf(error) || 'unknown' }));
    }

    request.on('socket', (socket) => {
      const tcp = tcpSocketOf(socket);
      wire = { socket: tcp, up: tcp.bytesWritten, down: tcp.bytesRead };
    });
    request.on('response', (message) => {
      response = message;
      message.on('data', (chunk: Buffer) => {
        sizeBytes += chunk.length;
        if (sizeBytes <= EXCHANGE_MAX_DOWN_BYTES) {
          chunks.push(chunk);
          return;
        }
        end(fail('sync/bad-answer', { cause: 'too-large' }));
        request.destroy();
      });
      message.on('end', () => answered(!message.complete));
      message.on('error', failed);
    });
    request.on('error', failed);
    request.end(body);
  });
}
