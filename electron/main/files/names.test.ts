import { expect, it } from 'vitest';
import { safeFileName } from './names.ts';

it.each([
  ['NCR-TP-A-0007.pdf', 'NCR-TP-A-0007.pdf'],
  ['Отчёт о тренировке 演习.pdf', 'Отчёт о тренировке 演习.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\Windows\\win.ini', 'C__Windows_win.ini'],
  ['report.pdf:evil.exe', 'report.pdf_evil.exe'],
  ['invoice\u202efdp.exe', 'invoice_fdp.exe'],
  ['.bashrc', 'bashrc'],
  ['NUL.txt', '_NUL.txt'],
  ['com1', '_com1'],
  ['name. ', 'name'],
  ['...', 'bulwark'],
  ['a\nb.txt', 'a_b.txt'],
  [`${'x'.repeat(200)}.bwk`, `${'x'.repeat(50)}.bwk`],
])('%j becomes %j', (suggested, name) => {
  expect(safeFileName(suggested)).toBe(name);
});
