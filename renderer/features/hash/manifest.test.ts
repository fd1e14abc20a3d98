import { expect, test } from 'vitest';
import { digitsOf, manifestOf, setLine } from './manifest.ts';

const hash = (digit: string) => digit.repeat(64);

test('the lines of sha256sum, sorted by path', () => {
  const files = [
    { path: 'set/b.txt', sha256: hash('b'), sizeBytes: 1 },
    { path: 'set/a/z.txt', sha256: hash('a'), sizeBytes: 1 },
    { path: 'set/B.txt', sha256: hash('c'), sizeBytes: 1 },
  ];
  expect(manifestOf(files)).toBe(`${hash('c')}  set/B.txt\n${hash('a')}  set/a/z.txt\n${hash('b')}  set/b.txt\n`);
  expect(manifestOf([...files].reverse())).toBe(manifestOf(files));
});

test('the line that a backup keeps, and the digits in it', () => {
  const line = setLine({ name: 'ECDIS 1.zip', sha256: hash('e'), sizeBytes: 5, fileCount: 1 });
  expect(line).toBe(`${hash('e')} ECDIS 1.zip`);
  expect(digitsOf(line)).toBe(hash('e'));
  expect(digitsOf('ECDIS')).toBe(null);
  expect(digitsOf(hash('e').toUpperCase())).toBe(null);
});
