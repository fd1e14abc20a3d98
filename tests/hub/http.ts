import http from 'node:http';
import net from 'node:net';
import type { Transport } from '#shared/sync/exchange-client.ts';

/** What came back of a request, with the names of its headers as they were sent. */
export type Reply = { readonly status: number; readonly headers: readonly string[]; readonly body: Uint8Array };

/** One connection that is kept, as Electron's main keeps one: two headers up. */
export function keptAgent(): http.Agent {
  return new http.Agent({ keepAlive: true, maxSockets: 1 });
}

export function post(url: string, path: string, body: Uint8Array | string, agent?: http.Agent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const request = http.request(
      new URL(path, url),
      { method: 'POST', agent, headers: { 'Content-Length': bytes.length } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.rawHeaders.filter((_, i) => i % 2 === 0),
            body: new Uint8Array(Buffer.concat(parts)),
          }),
        );
      },
    );
    request.removeHeader('connection');
    request.once('error', reject);
    request.end(bytes);
  });
}

export async function postJson<T = Record<string, unknown>>(
  url: string,
  path: string,
  value: unknown,
): Promise<{ status: number; json: T }> {
  const reply = await post(url, path, JSON.stringify(value));
  return { status: reply.status, json: JSON.parse(new TextDecoder().decode(reply.body)) as T };
}

/** `POST /x` as a ship does it. */
export function transportTo(url: string | (() => string), agent = keptAgent()): Transport {
  return async (request) => {
    try {
      const reply = await post(typeof url === 'string' ? url : url(), '/x', request, agent);
      if (reply.status === 200) return { ok: true, answer: reply.body };
      return { ok: false, error: { code: JSON.parse(new TextDecoder().decode(reply.body)).code } };
    } catch {
      return { ok: false, error: { code: 'sync/no-link' } };
    }
  };
}

/** Sends the head of a request and part of its body, then breaks the connection; resolves when it is gone. */
export function postAndCut(url: string, path: string, body: Uint8Array, sentBytes: number): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname, () => {
      socket.write(`POST ${path} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: ${body.length}\r\n\r\n`);
      socket.write(body.subarray(0, sentBytes), () => socket.end(() => socket.destroy()));
    });
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
}
