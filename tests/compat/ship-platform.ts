import { type FakeDisk, fakePlatform } from '#renderer/platform/fake.ts';
import { fail } from '#shared/base/result.ts';
import { post } from '#tests/hub/http.ts';

/** What the golden ship knows as her hub; where it really runs is known at each run only. */
export const HUB_URL = 'http://hub.golden';

/** The vessel app's host over HTTP to a hub that runs at some port. */
export function platformAt(hubUrl: string, disk: FakeDisk) {
  return fakePlatform({
    disk,
    hub: async ({ path, body }) => {
      try {
        const reply = await post(hubUrl, path, body);
        const counts = { bytesUp: body.length, bytesDown: reply.body.length };
        return { ok: true, value: { status: reply.status, body: reply.body, isCut: false, ...counts } };
      } catch {
        return fail('sync/no-link');
      }
    },
  });
}
