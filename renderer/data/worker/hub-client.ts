import type * as z from 'zod/mini';
import { utf8 } from '#shared/base/bytes.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { CallRequest } from '#shared/sync/hub-api.ts';
import type { EngineHost } from './host.ts';
import { refusalOf } from './hub-refusal.ts';

const TIMEOUT_MS = 60_000;

/** JSON to one of the hub's addresses (shared/sync/hub-api.ts), always by POST: a ship can send no headers. */
export async function ask<S extends z.ZodMiniType>(
  host: EngineHost,
  hubUrl: string,
  path: string,
  body: unknown,
  reply: S,
  timeoutMs = TIMEOUT_MS,
): Promise<Result<z.infer<S>>> {
  const chosen = await host.core.chooseHub(hubUrl);
  if (!chosen.ok) return chosen;
  const got = await host.core.post({ hubUrl, path, body: utf8(JSON.stringify(body)), timeoutMs });
  if (!got.ok) return got;
  if (got.value.isCut) return fail('sync/no-link');
  if (got.value.status !== 200) return refusalOf(got.value.status, got.value.body);
  try {
    const read = reply.safeParse(JSON.parse(new TextDecoder().decode(got.value.body)));
    return read.success ? ok(read.data) : fail('sync/bad-answer');
  } catch {
    return fail('sync/bad-answer');
  }
}

/** The same for who is signed in. */
export function call<S extends z.ZodMiniType>(
  host: EngineHost,
  hubUrl: string,
  request: CallRequest,
  reply: S,
): Promise<Result<z.infer<S>>> {
  return ask(host, hubUrl, '/api/call', request, reply);
}
