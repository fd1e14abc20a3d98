import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { LinkInfo } from '#renderer/data/index.ts';
import { renderUi } from '#renderer/ui/testing/render-ui.tsx';
import raw from '#resources/links/profiles.json' with { type: 'json' };
import { NO_BLOBS } from '#shared/schedule/decide.ts';
import { type LinkId, type LinkProfiles, readLinkProfiles } from '#shared/schedule/link-profile.ts';
import { rulesOf } from '#shared/schedule/policy.ts';
import { LinkNowPanel } from './link-now-panel.tsx';
import { PhotosOnce } from './photos-once.tsx';
import { SpentPanel } from './spent-panel.tsx';

const chosen = vi.hoisted(() => ({ links: [] as (string | null)[], photos: 0 }));

vi.mock('#renderer/data/index.ts', async (original) => ({
  ...(await original<object>()),
  chooseLink: async (link: string | null) => {
    chosen.links.push(link);
    return { ok: true, value: null };
  },
  allowPhotos: async () => {
    chosen.photos++;
    return { ok: true, value: null };
  },
}));

const read = readLinkProfiles(raw);
const data = (read.ok ? read.value : undefined) as LinkProfiles;

function linkOf(id: LinkId, more: Partial<LinkInfo> = {}): LinkInfo {
  const prices = { currency: 'USD', perMb: { iridium: 5 } };
  return {
    id,
    isKnown: true,
    isByHand: false,
    isOnline: true,
    rttMs: 1180,
    bps: 88_000,
    rateBps: 88_000,
    rules: rulesOf(data, { 'sync.linkPrices': prices }, id),
    spentDay: { report: 1500, contact: 400 },
    spentMonth: { report: 9000, contact: 4400 },
    leftBytes: 198_100,
    reason: 'text',
    photosOnce: false,
    blobs: NO_BLOBS,
    wrongPolicy: [],
    ...more,
  };
}

test('says which link it is, what goes over it and what happens next; another can be chosen', async () => {
  await renderUi(<LinkNowPanel link={linkOf('iridium')} />);
  for (const words of ['Iridium Certus 100', 'Text waits for more of it, then goes together.', '5 USD per MB'])
    await expect.element(page.getByText(words, { exact: true }).first()).toBeVisible();
  await expect.element(page.getByText(/1.180 ms/)).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Link' })
    .or(page.getByRole('combobox', { name: 'Link' }))
    .first()
    .click();
  await page.getByRole('option', { name: '4G or 5G in port' }).click();
  await vi.waitFor(() => expect(chosen.links).toEqual(['port4g']));
});

test('what is left of the budget, and what was spent for what', async () => {
  await renderUi(<SpentPanel link={linkOf('iridium')} />);
  await expect.element(page.getByText(/198.kB left of 200.kB today/).first()).toBeVisible();
  await expect.element(page.getByRole('rowheader', { name: 'Asking and confirming' })).toBeVisible();
});

test('photos once: says time and cost before it is allowed', async () => {
  const photo = { files: 1, bytes: 3_000_000 };
  await renderUi(<PhotosOnce link={linkOf('iridium', { blobs: { ...NO_BLOBS, originals: photo } })} />);
  await page.getByRole('button', { name: 'Allow photos this once' }).click();
  await expect.element(page.getByText('15 USD')).toBeVisible();
  await expect.element(page.getByText(/about 4/)).toBeVisible();
  expect(chosen.photos).toBe(0);
  await page.getByRole('button', { name: 'Send photos' }).click();
  await vi.waitFor(() => expect(chosen.photos).toBe(1));
});
