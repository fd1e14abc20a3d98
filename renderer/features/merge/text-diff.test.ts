import { expect, test } from 'vitest';
import { diffWords } from './text-diff.ts';

test('says word by word what was put in and what was taken out', () => {
  expect(diffWords('second unit takes over', 'second unit takes over within two minutes')).toEqual([
    { kind: 'same', text: 'second unit takes over' },
    { kind: 'added', text: ' within two minutes' },
  ]);
  const parts = diffWords('two units', 'three units');
  expect(
    parts
      .filter(({ kind }) => kind !== 'added')
      .map(({ text }) => text)
      .join(''),
  ).toBe('two units');
  expect(
    parts
      .filter(({ kind }) => kind !== 'removed')
      .map(({ text }) => text)
      .join(''),
  ).toBe('three units');
});
