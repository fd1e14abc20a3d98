import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ErrorCode } from '#shared/base/error-codes.ts';
import { Refusal } from '#shared/base/result.ts';
import type { Hub } from '../hub.ts';
import { apiRoutes, type RouteLimits } from './api.ts';
import { type ExchangeRoute, exchangeRoute } from './exchange.ts';
import { statusOf } from './statuses.ts';

export type HubApp = FastifyInstance<Server>;

export type AppOptions = {
  /** Origins of other pages that may use `/x`, `/b` and `/enrol`, `https://ship.example.com`. */
  readonly allowOrigins: readonly string[];
  /** Folder of the web build; null: none is served. */
  readonly webRoot: string | null;
  /** Believe what whoever connects adds to `X-Forwarded-*`: only behind a reverse proxy. */
  readonly trustProxy: boolean;
  readonly limits: RouteLimits;
  readonly version: string;
  readonly isDemo: boolean;
};

/** Slow links take minutes for a megabyte; an idle connection costs little and saves a handshake over a satellite. */
const REQUEST_MS = 30 * 60_000;
const IDLE_MS = 5 * 60_000;
const HEADERS_MS = 60_000;
const MAX_JSON_BYTES = 256 * 1024;

const CSP = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

export async function buildApp(
  hub: Hub,
  options: AppOptions,
): Promise<{ readonly app: HubApp; readonly exchange: ExchangeRoute }> {
  const exchange = exchangeRoute({ '/x': hub.exchanges, '/b': hub.blobs }, hub.context.log, options.allowOrigins);
  const app: HubApp = fastify({
    // One proxy: the last address in the list is the one that it saw; what stands before it anybody may have written.
    trustProxy: options.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: MAX_JSON_BYTES,
    logger: false,
    serverFactory: (handler) => {
      const server = createServer((request, response) =>
        exchange.isMine(request) ? exchange.handle(request, response) : handler(request, response),
      );
      server.requestTimeout = REQUEST_MS;
      server.keepAliveTimeout = IDLE_MS;
      server.headersTimeout = HEADERS_MS;
      return server;
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  readJsonOfAnyType(app);
  answerInCodes(app, hub);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CSP },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false, // the reverse proxy that has the certificate says so
  });
  await app.register(cookie);
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => new Refusal('hub/too-many-requests') });
  allowForeignPages(app, options.allowOrigins);
  await servePages(app, options);
  apiRoutes(app, hub, options.limits);
  return { app, exchange };
}

/** Ships send no content type: it would cost bytes on every request. */
function readJsonOfAnyType(app: HubApp): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(String(body)));
    } catch {
      done(new Refusal('input/invalid'), undefined);
    }
  });
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof Refusal) return error.error.code;
  if (hasZodFastifySchemaValidationErrors(error)) return 'input/invalid';
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return 'packet/too-large';
  return status >= 400 && status < 500 ? 'input/invalid' : 'hub/internal';
}

function answerInCodes(app: HubApp, { context }: Hub): void {
  const { log, clock } = context;
  const startedAt = new WeakMap<object, number>();
  app.addHook('onRequest', async (request) => {
    startedAt.set(request, clock.now());
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '?';
    log.info({
      event: 'http',
      route,
      status: reply.statusCode,
      ms: clock.now() - (startedAt.get(request) ?? clock.now()),
    });
  });
  app.setErrorHandler((error, request, reply) => {
    const code = codeOf(error);
    if (code === 'hub/internal') log.error({ event: 'http', route: request.routeOptions.url ?? '?', code }, error);
    const params = error instanceof Refusal ? error.error.params : undefined;
    return reply.code(statusOf(code)).send(params ? { code, params } : { code });
  });
}

const FOREIGN = ['/x', '/b', '/enrol', '/enrol/grant'] as const;

function allowForeignPages(app: HubApp, origins: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin) || !(FOREIGN as readonly string[]).includes(request.url))
      return;
    reply.header('Access-Control-Allow-Origin', origin);
    reply.header('Vary', 'Origin');
  });
  for (const url of FOREIGN)
    app.options(url, async (request, reply) => {
      const { origin } = request.headers;
      if (origin === undefined || !origins.includes(origin)) throw new Refusal('auth/forbidden');
      reply.headers({
        'Access-Control-Allow-Methods': 'POST',
        'Access-Control-Allow-Headers': 'content-type',
        'Access-Control-Max-Age': '86400',
      });
      return reply.code(204).send();
    });
}

async function servePages(app: HubApp, options: AppOptions): Promise<void> {
  app.get('/config.json', async (_request, reply) => {
    reply.header('Cache-Control', 'no-cache');
    return { role: 'shore', hubUrl: '', version: options.version, demo: options.isDemo };
  });
  const { webRoot } = options;
  if (webRoot === null || !existsSync(path.join(webRoot, 'index.html'))) return;
  await app.register(serveStatic, {
    root: path.resolve(webRoot),
    index: 'index.html',
    dotfiles: 'ignore',
    setHeaders: (response, file) => {
      // Files with a hash in their name never change.
      const isFixed = /-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(path.basename(file));
      response.header('Cache-Control', isFixed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
