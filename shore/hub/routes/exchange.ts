import type { IncomingMessage, ServerResponse } from 'node:http';
import { utf8 } from '#shared/base/bytes.ts';
import type { ErrorCode } from '#shared/base/error-codes.ts';
import { Refusal } from '#shared/base/result.ts';
import { MAX_REQUEST_BYTES } from '#shared/protocol/exchange.ts';
import type { Log } from '../context.ts';
import { statusOf } from './statuses.ts';

/**
 * `POST /x` and `POST /b`, past the framework: on a satellite link every byte of a header counts, so the answer carries
 * `Content-Length` and nothing else; the connection stays open by HTTP/1.1's own rule. A body that breaks off is kept
 * as far as it came. Failures answer `{"code":...}` with the status that fits; what fails inside a genuine exchange is
 * told inside the signed answer, with status 200.
 */
export type ExchangeEnd = {
  /** @throws Refusal for what is no genuine request. */
  readonly answer: (request: Uint8Array) => Promise<Uint8Array>;
  /** Never fails for what came. */
  readonly takeCut: (request: Uint8Array) => Promise<void>;
};

export type ExchangeRoute = {
  readonly isMine: (request: IncomingMessage) => boolean;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Resolves when nothing is being worked on. */
  readonly settled: () => Promise<void>;
};

type Body = { readonly kind: 'whole' | 'cut'; readonly bytes: Uint8Array } | { readonly kind: 'too-large' };

/** @param ends by path. */
export function exchangeRoute(
  ends: Readonly<Record<string, ExchangeEnd>>,
  log: Log,
  allowOrigins: readonly string[],
): ExchangeRoute {
  const running = new Set<Promise<void>>();
  const endOf = (request: IncomingMessage): ExchangeEnd | undefined =>
    request.method === 'POST' && request.url !== undefined && Object.hasOwn(ends, request.url)
      ? ends[request.url]
      : undefined;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const end = endOf(request) as ExchangeEnd;
    const { origin } = request.headers;
    const headers: Readonly<Record<string, string>> =
      origin !== undefined && allowOrigins.includes(origin)
        ? { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' }
        : {};
    try {
      const body = await bodyOf(request);
      if (body.kind === 'too-large') return sendCode(response, 'packet/too-large', headers);
      if (body.kind === 'cut') return await end.takeCut(body.bytes);
      send(response, 200, await end.answer(body.bytes), headers);
    } catch (error) {
      if (!(error instanceof Refusal)) log.error({ event: 'exchange', code: 'hub/internal' }, error);
      sendCode(response, error instanceof Refusal ? error.error.code : 'hub/internal', headers);
    }
  };
  return {
    isMine: (request) => endOf(request) !== undefined,
    handle: (request, response) => {
      const task = handle(request, response).finally(() => running.delete(task));
      running.add(task);
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** Discarded of a body that is too large before the connection is cut: who means well gets to read the answer. */
const MAX_DISCARDED_BYTES = 4 * MAX_REQUEST_BYTES;

/** Never rejects: what a broken connection leaves is a cut body. */
function bodyOf(request: IncomingMessage): Promise<Body> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const isTooLarge = () =>
      size > MAX_REQUEST_BYTES || Number(request.headers['content-length'] ?? 0) > MAX_REQUEST_BYTES;
    const bytes = () => new Uint8Array(Buffer.concat(parts));
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (isTooLarge()) parts.length = 0;
      else parts.push(part);
      if (size > MAX_DISCARDED_BYTES) request.destroy();
    });
    request.once('end', () => resolve(isTooLarge() ? { kind: 'too-large' } : { kind: 'whole', bytes: bytes() }));
    request.once('error', () => resolve({ kind: 'cut', bytes: bytes() }));
    request.once('close', () => resolve({ kind: 'cut', bytes: bytes() }));
  });
}

function send(
  response: ServerResponse,
  status: number,
  body: Uint8Array,
  headers: Readonly<Record<string, string>>,
): void {
  if (response.destroyed) return;
  response.sendDate = false;
  if (response.shouldKeepAlive) response.removeHeader('connection'); // as HTTP/1.1 has it, without saying so
  response.writeHead(status, { ...headers, 'Content-Length': body.length });
  response.end(body);
}

function sendCode(response: ServerResponse, code: ErrorCode, headers: Readonly<Record<string, string>>): void {
  send(response, statusOf(code), utf8(JSON.stringify({ code })), headers);
}
