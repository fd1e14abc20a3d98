import { expect, test } from 'vitest';
import { formOf, problemsOf, valuesOf } from './vessel-form.ts';

const FORM = formOf({ name: 'MV Test', imoNumber: '9074729', flag: 'PA', shipTimeOffsetMin: -210 });

test('shows what the record holds and saves what may be said', () => {
  expect(FORM.offset).toBe('-03:30');
  expect(valuesOf(FORM, false)).toMatchObject({ name: 'MV Test', shipTimeOffsetMin: -210, callSign: null });
  expect(valuesOf({ ...FORM, values: { ...FORM.values, printLanguage: 'ru' } }, false)).toMatchObject({
    printLanguage: 'ru',
  });
  expect(valuesOf(FORM, false)).not.toHaveProperty('flag');
  expect(valuesOf(FORM, true)).toMatchObject({ flag: 'PA' });
});

test('names what is wrong', () => {
  expect(problemsOf(FORM, true)).toEqual({});
  const wrong = { values: { ...FORM.values, name: ' ', imoNumber: '9074728', mmsi: '12' }, offset: '25' };
  expect(problemsOf(wrong, true)).toMatchObject({
    name: { why: 'required' },
    imoNumber: { why: 'imoNumber' },
    mmsi: { why: 'mmsi' },
    offset: { why: 'required' },
  });
});
