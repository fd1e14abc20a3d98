import { expect, test, vi } from 'vitest';
import { webCore } from './web.ts';

const config = { role: 'vessel', hubUrl: null, isDemo: false, appVersion: '0', canWrite: true } as const;
const post = { hubUrl: location.origin, path: '/isolated-or-not', body: Uint8Array.of(1, 2, 3), timeoutMs: 5000 };

/** Requests that the browser itself says it made to that address. */
const requests = () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(post.path)).length;

test('isolated, no request leaves the browser; another tab of it neither, until somebody rejoins', async () => {
  const [first, second] = [webCore(config), webCore(config)];
  await first.post(post);
  await vi.waitFor(() => expect(requests()).toBe(1));
  expect(await first.isolate(true)).toMatchObject({ ok: true });
  expect(await second.isIsolated()).toBe(true);
  for (const core of [first, second, webCore(config)])
    expect(await core.post(post)).toMatchObject({ ok: false, error: { code: 'sync/isolated' } });
  await first.isolate(false);
  await second.post(post);
  await vi.waitFor(() => expect(requests()).toBeGreaterThan(1));
  expect(requests()).toBe(2); // none of the three while it was isolated
});
