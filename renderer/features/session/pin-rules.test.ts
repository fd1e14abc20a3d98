import { expect, test } from 'vitest';
import { pinWeakness } from './pin-rules.ts';

test.each([
  ['0000', 'same'],
  ['777777', 'same'],
  ['1234', 'run'],
  ['987654', 'run'],
  ['1235', null],
  ['2468', null],
  ['1212', null],
] as const)('%s: %s', (pin, weakness) => {
  expect(pinWeakness(pin)).toBe(weakness);
});
