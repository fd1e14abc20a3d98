import { expect, test } from 'vitest';
import { FilledRecords } from '#tests/paper/filled-records.ts';
import { filesOf, MOST_PHOTOS, type PaperSource } from './source.ts';

test('no more pictures are read than a document may have, however many records they hang on', async () => {
  const filled = new FilledRecords();
  const parents = Array.from({ length: 6 }, () => filled.record('action'));
  const files = parents.flatMap((parent) =>
    Array.from({ length: MOST_PHOTOS / 4 }, () => filled.record('attachment', { kind: 'photo' }, parent)),
  );
  const asked: string[] = [];
  const source = {
    getRecords: async ({ parent }) => files.filter((file) => file.parent === parent) as never,
    loadPhoto: async (id) => {
      asked.push(id);
      return null;
    },
  } satisfies Partial<PaperSource>;
  const found = await filesOf(
    source as unknown as PaperSource,
    parents.map(({ id }) => id as never),
  );
  expect(found.files).toHaveLength(files.length);
  expect(asked).toEqual(files.slice(0, MOST_PHOTOS).map(({ id }) => id));
  expect([...found.photos.values()].filter((photo) => photo === 'tooMany')).toHaveLength(files.length - MOST_PHOTOS);
});
