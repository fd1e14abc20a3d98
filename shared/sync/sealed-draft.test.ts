import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../testing/fake-crypto.ts';
import { newPersonKey } from './persons.ts';
import { draftPlace, openDraft, sealDraft } from './sealed-draft.ts';

const random = seededRandom('drafts');
const deviceSecret = random.bytes(32);
const writer = newPersonKey(random);
const NAME = 'v1/person.a.1/report/new/confidential';
const TEXT = 'The alarm is switched off at night. Ночью сигнал выключен.';
const FILES = [{ name: 'alarm.png', mime: 'image/png', bytes: Uint8Array.of(1, 2, 3) }];

test('whatever its writer typed comes back on the same device', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 3000 }),
      fc.array(
        fc.record({
          name: fc.string({ unit: 'grapheme', maxLength: 60 }),
          mime: fc.constantFrom('', 'image/jpeg', 'image/png'),
          bytes: fc.uint8Array({ maxLength: 3000 }),
        }),
        { maxLength: 3 },
      ),
      (text, files) => {
        const box = sealDraft({ text, files }, NAME, writer, deviceSecret, random);
        expect(openDraft(box, NAME, writer, deviceSecret)).toEqual({ text, files });
      },
    ),
  );
});

test.each([
  ['a text', []],
  ['with photos', FILES],
])('%s: nobody else opens it, no other device, under no other name, and no damaged one', (_, files) => {
  const box = sealDraft({ text: TEXT, files }, NAME, writer, deviceSecret, random);
  expect(openDraft(box, NAME, newPersonKey(random), deviceSecret)).toBeNull();
  expect(openDraft(box, NAME, writer, random.bytes(32))).toBeNull();
  expect(openDraft(box, NAME.replace('.1', '.2'), writer, deviceSecret)).toBeNull();
  expect(openDraft(box.slice(0, 20), NAME, writer, deviceSecret)).toBeNull();
  for (const at of [0, 5, 20, box.length - 1]) {
    const damaged = box.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect(openDraft(damaged, NAME, writer, deviceSecret), `byte ${at}`).toBeNull();
  }
});

test('neither the box nor its place says what or whose it is', () => {
  const box = sealDraft({ text: TEXT, files: FILES }, NAME, writer, deviceSecret, random);
  const plain = new TextDecoder('latin1').decode(box);
  for (const word of ['alarm', 'png', 'person', 'report']) expect(plain).not.toContain(word);
  expect(sealDraft({ text: 'a', files: FILES }, NAME, writer, deviceSecret, random).length).toBe(box.length);
  const place = draftPlace(NAME, deviceSecret);
  expect(place).toMatch(/^[0-9a-f]{32}$/);
  expect(draftPlace(NAME, deviceSecret)).toBe(place);
  expect(draftPlace(NAME, random.bytes(32))).not.toBe(place);
});
