import { expect, test } from 'vitest';
import { fileOf } from './file-of.ts';

const file = (number: number, seq: number, to: 'shore' | 'ship' = 'shore') => ({
  number,
  to,
  writtenAt: 0,
  sizeBytes: 1,
  parts: 1,
  reach: { 'me/routine': seq, 'me/urgent': 0 },
  isConfirmed: false,
});

test('a record is said to be in the first file that holds all of it', () => {
  const written = [file(3, 12), file(2, 9), file(1, 4), file(9, 99, 'ship')];
  expect(fileOf({ reach: { 'me/routine': 9, 'shore/routine': 400 } }, written)?.number).toBe(2);
  expect(fileOf({ reach: { 'me/routine': 13 } }, written)).toBeNull();
  expect(fileOf({ reach: { 'me/routine': 1, 'me/urgent': 1 } }, written)).toBeNull();
  expect(fileOf({ reach: { 'shore/routine': 1 } }, written)).toBeNull();
});
