import { expect, test } from 'vitest';
import type { AttachmentFiles } from '#renderer/data/index.ts';
import { standOf } from './photo-stand.ts';

type File = NonNullable<AttachmentFiles['original']>;

function file(change: Partial<File>): File {
  const base = { hash: '', record: 'a', class: 'original', sizeBytes: 1000, doneBytes: 0, isHere: true } as const;
  return { ...base, state: 'here', isWanted: false, ...change };
}

test('the ship sees how far each file is ashore', () => {
  const stand = (preview: Partial<File>, original: Partial<File>) =>
    standOf({ preview: file(preview), original: file(original) }, 'ship');
  expect(stand({}, {})).toEqual({ key: 'onBoard' });
  expect(stand({ state: 'there' }, {})).toEqual({ key: 'previewAshore' });
  expect(stand({ state: 'there' }, { isWanted: true })).toEqual({ key: 'asked' });
  expect(stand({ state: 'there' }, { doneBytes: 999 })).toEqual({ key: 'sent', percent: 99 });
  expect(stand({ state: 'there' }, { state: 'there', isHere: false })).toEqual({ key: 'originalAshore' });
  expect(stand({ state: 'there' }, { state: 'refused', code: 'blob/quota' })).toEqual({
    key: 'refused',
    code: 'blob/quota',
  });
});

test('shore sees what has come, and how far the rest is', () => {
  const stand = (preview: Partial<File>, original: Partial<File>) =>
    standOf({ preview: file(preview), original: file({ isHere: false, ...original }) }, 'shore');
  expect(stand({ isHere: false, state: 'coming' }, { state: 'away' })).toEqual({ key: 'notHere' });
  expect(stand({ state: 'there' }, { state: 'away' })).toEqual({ key: 'small' });
  expect(stand({ state: 'there' }, { state: 'coming' })).toEqual({ key: 'asked' });
  expect(stand({ state: 'there' }, { state: 'coming', doneBytes: 421 })).toEqual({ key: 'coming', percent: 42 });
  expect(stand({ state: 'there' }, { state: 'there', isHere: true })).toEqual({ key: 'here' });
});

test('a photo of before files travelled on their own has no preview file', () => {
  expect(standOf({ preview: null, original: file({}) }, 'ship')).toEqual({ key: 'onBoard' });
  expect(standOf({ preview: null, original: file({ isHere: false, state: 'away' }) }, 'shore')).toEqual({
    key: 'notHere',
  });
});
