import type { FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { Refusal, type Result } from '#shared/base/result.ts';
import {
  filePreviews,
  fileReports,
  filesRequest,
  MAX_FILES_BODY_BYTES,
  reachReply,
  reachRequest,
  writeRequest,
  writtenReply,
} from '#shared/files/hub-api.ts';
import type { Place } from '../auth/sessions.ts';
import type { Hub } from '../hub.ts';
import type { HubApp } from './app.ts';

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error.code, result.error.params);
  return result.value;
}

const bytesOf = (parts: readonly string[]) => parts.map((part) => new Uint8Array(Buffer.from(part, 'base64')));

/** Exchange files of vessels, for whoever may see the vessel (`shared/files/hub-api.ts`). */
export function fileRoutes(base: HubApp, hub: Hub, tokenOf: (request: FastifyRequest) => string | undefined): void {
  const app = base.withTypeProvider<ZodTypeProvider>();
  const place = async (request: FastifyRequest, token: string | undefined, vessel: string): Promise<Place> => {
    const who = await hub.sessions.find(token ?? tokenOf(request));
    if (!who) throw new Refusal('auth/signed-out');
    return must(await hub.sessions.placeOf(who, vessel, null));
  };

  app.post(
    '/api/files/look',
    { bodyLimit: MAX_FILES_BODY_BYTES, schema: { body: filesRequest, response: { 200: filePreviews } } },
    async (request) => {
      const { token, vessel, parts } = request.body;
      const at = await place(request, token, vessel);
      const files = must(await hub.files.inspect(at.company, at.vessel, bytesOf(parts)));
      return { files: files.map((f) => ({ ...f, file: { ...f.file, missingParts: [...f.file.missingParts] } })) };
    },
  );
  app.post(
    '/api/files/take',
    { bodyLimit: MAX_FILES_BODY_BYTES, schema: { body: filesRequest, response: { 200: fileReports } } },
    async (request) => {
      const { token, vessel, parts } = request.body;
      const at = await place(request, token, vessel);
      const { reports } = must(await hub.files.take(at.company, at.vessel, bytesOf(parts)));
      return {
        files: reports.map((r) => ({
          ...r,
          refused: r.refused.map(({ code, params }) => ({ code, ...(params ? { params: { ...params } } : {}) })),
          file: { ...r.file, missingParts: [...r.file.missingParts] },
        })),
      };
    },
  );
  app.post('/api/files/write', { schema: { body: writeRequest, response: { 200: writtenReply } } }, async (request) => {
    const { token, vessel, kind, partBytes } = request.body;
    const at = await place(request, token, vessel);
    const { parts, ...about } = must(await hub.files.write(at, { kind, partBytes, devices: [] }));
    return { ...about, parts: parts.map((part) => Buffer.from(part).toString('base64')) };
  });
  app.post('/api/files/reach', { schema: { body: reachRequest, response: { 200: reachReply } } }, async (request) => {
    const { token, vessel } = request.body;
    return { reach: { ...(await hub.files.reach(await place(request, token, vessel))) } };
  });
}
