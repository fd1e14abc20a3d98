import { expect, test } from 'vitest';
import type { RecordRow } from '#renderer/data/index.ts';
import type { Value } from '#shared/base/value.ts';
import { registerOf } from '#shared/domain/advisory-assets.ts';
import { heldAdvisories } from '#shared/domain/advisory-held.ts';
import { actionOf, concernsOf, isRevised, makeAction, matchId, notOurs } from './advisory-values.ts';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const MAKER = { record: 'person.a.1', name: 'Mira Kovac', role: 'ETO' };
const row = (id: string, values: Readonly<Record<string, unknown>>, title = '') =>
  ({ id, collection: id.split('.')[0], title, values }) as unknown as RecordRow;
const advisory = (publishedOn: string, more: Readonly<Record<string, Value>> = {}) => ({
  id: 'A-1',
  title: 'Login without a password',
  publisher: 'CERT',
  publishedOn,
  cves: ['CVE-2026-1'],
  products: [{ vendor: 'Danelec', product: 'VDR G4e' }],
  ...more,
});
const message = (id: string, ...advisories: readonly unknown[]) => row(id, { payload: { advisories } });
const ASSET = row('asset.a.1', { name: 'VDR', maker: 'Danelec', model: 'VDR G4e' }, 'VDR');

const concerns = (
  held: Parameters<typeof concernsOf>[0],
  assets: readonly RecordRow[],
  answers: readonly RecordRow[],
) => concernsOf(held, assets, registerOf(assets), answers);

test('of an advisory that came again the newest counts, and what is no bundle is left out', () => {
  const held = heldAdvisories([
    message('message.a.1', advisory('2026-01-05', { title: 'Old' })),
    message('message.a.2', advisory('2026-03-01'), { ...advisory('2026-02-01'), id: 'A-2' }),
    row('message.a.3', { payload: 'junk' }),
  ]);
  expect(held.map(({ id, title, message: from }) => [id, title, from])).toEqual([
    ['A-1', 'Login without a password', 'message.a.2'],
    ['A-2', 'Login without a password', 'message.a.2'],
  ]);
});

test('an action and its answer name each other, under ids that every PC makes the same', () => {
  const [held] = heldAdvisories([message('message.a.1', advisory('2026-01-05'))]);
  if (held === undefined) throw new Error('no advisory');
  const [concern] = concerns(held, [ASSET], []);
  if (concern === undefined) throw new Error('no concern');
  expect(concern.isOpen).toBe(true);
  const [answer, action] = makeAction(held, concern, MAKER, NOW);
  const match = matchId('A-1', ASSET.id);
  expect(answer).toMatchObject({ record: match, values: { status: 'affected', links: [action?.record] } });
  expect(action).toMatchObject({
    collection: 'action',
    values: { parent: ASSET.id, links: [match], title: 'A-1: VDR' },
  });
  const saved = row(match, answer?.values ?? {});
  expect(actionOf(saved)).toBe(action?.record);
  const [answered] = concerns(held, [ASSET], [saved]);
  expect(answered?.isOpen).toBe(false);
  expect(notOurs(held, concern, MAKER, NOW)[0]).toMatchObject({
    record: match,
    values: { status: 'notAffected', decidedBy: MAKER.record, decidedOn: '2026-11-29' },
  });
});

test('an answer stays in sight when the system is called otherwise later', () => {
  const held = advisory('2026-01-05');
  const answer = row(matchId('A-1', ASSET.id), { advisory: 'A-1', asset: ASSET.id, status: 'notAffected' });
  const renamed = row(ASSET.id, { name: 'Recorder', maker: 'Other' });
  expect(concerns(held, [renamed], []).length).toBe(0);
  expect(concerns(held, [renamed], [answer]).map(({ answer: own }) => own?.id)).toEqual([answer.id]);
});

test('what was answered is open again when it is published anew, unless an action is at it', () => {
  const answer = (status: string) =>
    row(matchId('A-1', ASSET.id), { advisory: 'A-1', asset: ASSET.id, status, publishedOn: '2026-01-05' });
  const [same] = concerns(advisory('2026-01-05'), [ASSET], [answer('notAffected')]);
  expect(same).toMatchObject({ isOpen: false });
  const [anew] = concerns(advisory('2026-03-01'), [ASSET], [answer('notAffected')]);
  expect(anew).toMatchObject({ isOpen: true });
  expect(anew && isRevised(anew)).toBe(true);
  expect(concerns(advisory('2026-03-01'), [ASSET], [answer('affected')])[0]).toMatchObject({ isOpen: false });
});
