import { expect, test } from 'vitest';
import { noCompressor } from '../protocol/compressor.ts';
import { FilesWorld } from '../testing/files-world.ts';
import { MAX_QR_PIECES, QR_PIECE_SIGNS, qrTexts, readQrTexts } from './qr-text.ts';

function texts(part: Uint8Array): readonly string[] {
  const made = qrTexts(part);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

test('an urgent text goes through QR codes: any order, repeats, small letters, and a piece that is missing is named', async () => {
  const world = await FilesWorld.build();
  await world.online();
  await world.write(world.ship, 'ECDIS 1 shows a message that asks for money', 'urgent');
  const order = { lanes: ['urgent'], isCompact: true, partBytes: 4000 } as const;
  const [part] = (await world.export(world.ship, world.hub, order)) as [Uint8Array];
  expect(part.length).toBeLessThan(700);
  const pieces = texts(part);
  expect(pieces.length).toBeLessThanOrEqual(2);
  for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(QR_PIECE_SIGNS + 13);
  const back = readQrTexts([...pieces, ...pieces].reverse().join('\n').toLowerCase());
  expect(back.ok && back.value.part).toEqual(part);
  const some = readQrTexts(pieces.slice(1).join('\n'));
  if (pieces.length > 1) expect(some.ok && some.value).toMatchObject({ missing: [1], part: null });
  expect((await world.import(world.hub, [part])).ok).toBe(true);
  expect(await world.names(world.hub)).toEqual(['ECDIS 1 shows a message that asks for money']);
  expect(noCompressor.isAvailable).toBe(false); // with the dictionary it is smaller still
});

test('what is no code of ours, or of two codes, is refused; too much is not made', () => {
  for (const text of ['', 'https://example.com', 'BULWARK1-3-2-AB', 'BULWARK1-1-9'])
    expect(readQrTexts(text).ok).toBe(false);
  const [first] = texts(new Uint8Array(900).fill(1)) as [string];
  const [, other] = texts(new Uint8Array(1300).fill(2)) as [string, string];
  expect(readQrTexts(`${first}\n${other}`)).toMatchObject({ ok: false, error: { code: 'transfer/damaged' } });
  const tooMuch = new Uint8Array(Math.ceil((QR_PIECE_SIGNS * MAX_QR_PIECES * 5) / 8) + 1);
  expect(qrTexts(tooMuch)).toMatchObject({ ok: false, error: { code: 'transfer/too-large' } });
});
