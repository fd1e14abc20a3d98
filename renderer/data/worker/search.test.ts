import { expect, test } from 'vitest';
import { tokenize } from './search.ts';

test('words of any script are found, also where they are written without spaces', () => {
  expect(tokenize('ECDIS 1 Furuno')).toContain('Furuno');
  expect(tokenize('Коммутатор мостика')).toEqual(['Коммутатор', 'мостика']);
  expect(tokenize('张伟发现移动硬盘与电子海图相连').length).toBeGreaterThan(3);
});
