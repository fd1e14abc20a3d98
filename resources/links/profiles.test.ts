import { expect, test } from 'vitest';
import { LINK_IDS, type LinkProfiles, readLinkProfiles } from '#shared/schedule/link-profile.ts';
import raw from './profiles.json' with { type: 'json' };

const read = readLinkProfiles(raw);
const data = (read.ok ? read.value : undefined) as LinkProfiles;
const row = (id: string) => data.rows.find((r) => r.id === id);

test('the data has the shape of its schema and names every link once', () => {
  expect(read).toMatchObject({ ok: true });
  expect(data.rows.map((r) => r.id).sort()).toEqual([...LINK_IDS].sort());
});

test('what no public source proves says so', () => {
  for (const { id, unverified, basis } of data.rows) expect([basis, unverified], id).toEqual(['productDefault', true]);
});

test('has the defaults of domain.md 11', () => {
  for (const id of ['iridium', 'lBand'])
    expect(row(id)).toMatchObject({
      budget: { dayKb: 200 },
      lanes: ['urgent', 'routine'],
      blobs: 'none',
      batchMs: 6 * 3_600_000,
      timeoutMs: 90_000,
    });
  expect(row('geoVsat')).toMatchObject({ budget: { dayKb: 5000 }, batchMs: 3_600_000, blobs: 'previews' });
  expect(row('leo')).toMatchObject({ budget: { dayKb: 100_000 }, pollMs: 300_000, blobs: 'originals' });
  expect(row('port4g')).toMatchObject({ budget: { dayKb: null }, blobs: 'originals' });
  for (const { chunkKb } of data.rows) expect([16, 32]).toContain(chunkKb);
});

test('every link that packets go over lets urgent text go', () => {
  for (const { bearer, lanes, id } of data.rows) if (bearer === 'packet') expect(lanes, id).toContain('urgent');
});

test('stands in the order of what a byte costs, so that a measure that fits two is taken for the dearer', () => {
  const metered = data.rows.filter((r) => r.detect !== null).map((r) => r.budget.dayKb ?? Number.POSITIVE_INFINITY);
  expect(metered).toEqual([...metered].sort((a, b) => a - b));
});

test('data of another shape is an answer, not a crash', () => {
  for (const bad of [
    undefined,
    [],
    { ...raw, rows: [] },
    { ...raw, rows: raw.rows.map((r) => ({ ...r, lanes: ['x'] })) },
  ])
    expect(readLinkProfiles(bad)).toMatchObject({ ok: false, error: { code: 'input/invalid' } });
});
