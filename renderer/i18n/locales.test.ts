import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ERROR_CODES } from '#shared/base/error-codes.ts';

/** That every other language has what English has is `npm run check:locales`. */
test('every error code says what happened, what is safe and what to do', () => {
  const file = new URL('../../resources/locales/en/errors.json', import.meta.url);
  const errors: Readonly<Record<string, object>> = JSON.parse(readFileSync(file, 'utf8'));
  expect(new Set(Object.keys(errors))).toEqual(new Set(ERROR_CODES));
  for (const [code, text] of Object.entries(errors)) expect(Object.keys(text), code).toEqual(['what', 'safe', 'next']);
});
