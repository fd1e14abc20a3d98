import { expect, test } from 'vitest';
import { ok } from '#shared/base/result.ts';
import { MAX_PART_BYTES } from '#shared/files/envelope.ts';
import { MAX_FILES_BODY_BYTES } from '#shared/files/hub-api.ts';
import { EXCHANGE_MAX_UP_BYTES } from '#shared/ipc/limits.ts';
import { lookAtFilesAshore } from './desk-files.ts';
import type { EngineHost } from './host.ts';
import type { SignedIn } from './staff.ts';

test('a desk in Electron hands over every part that there can be, in requests that the bridge and the hub take', async () => {
  const bodies: Uint8Array[] = [];
  const core = {
    chooseHub: async () => ok(null),
    post: async ({ body }: { readonly body: Uint8Array }) => {
      bodies.push(body);
      return ok({ status: 200, isCut: false, body: new TextEncoder().encode('{"files":[]}') });
    },
  };
  const desk = { hubUrl: 'https://hub.example.com', token: 't'.repeat(200) } as SignedIn;
  const sizes = [MAX_PART_BYTES, 1, 8_000_000, 8_000_000, 8_000_000, ...Array(20).fill(200_000)];
  const parts = sizes.map((size: number) => new Uint8Array(size));
  expect(await lookAtFilesAshore({ core } as unknown as EngineHost, desk, 'imo9074729', parts)).toEqual(ok([]));
  for (const body of bodies)
    expect(body.length).toBeLessThanOrEqual(Math.min(EXCHANGE_MAX_UP_BYTES, MAX_FILES_BODY_BYTES));
  const sent = bodies.flatMap((body) => (JSON.parse(new TextDecoder().decode(body)) as { parts: string[] }).parts);
  expect(sent.map((text) => Buffer.from(text, 'base64').length)).toEqual(sizes);
  expect(bodies.length).toBeLessThan(5);
});
