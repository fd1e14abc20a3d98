import { expect, test } from 'vitest';
import { emptyDraft, flagLanguageOf, problemsOf, shortCodeOf, vesselOf } from './setup-draft.ts';

const DRAFT = {
  ...emptyDraft(60),
  name: ' MV Test Pioneer ',
  imoNumber: 'IMO 9074729',
  flag: 'PA',
  type: 'bulkCarrier',
  personName: 'Ivan Petrov',
};

test('an empty screen names each field that is needed', () => {
  expect(problemsOf(emptyDraft(0), 'start')).toEqual({ way: 'needed' });
  expect(problemsOf(emptyDraft(0), 'ship')).toEqual({ name: 'needed', imoNumber: 'needed', shortCode: 'shortCode' });
  expect(problemsOf(emptyDraft(0), 'flag')).toEqual({ flag: 'needed', type: 'needed', flagLanguage: 'needed' });
  expect(problemsOf(emptyDraft(0), 'master')).toEqual({ personName: 'needed' });
});

test.each([
  ['9074728', 'imoCheck'],
  ['90747', 'imoShape'],
  ['imo no. 9074729', undefined],
])('the IMO number %s: %s', (imoNumber, problem) => {
  expect(problemsOf({ ...DRAFT, imoNumber }, 'ship').imoNumber).toBe(problem);
});

test('what is not typed is proposed, what is typed stays', () => {
  expect(shortCodeOf(DRAFT)).toBe('TP');
  expect(shortCodeOf({ ...DRAFT, shortCode: 'PIO' })).toBe('PIO');
  expect(flagLanguageOf(DRAFT)).toBe('es');
  expect(flagLanguageOf({ ...DRAFT, flagLanguage: 'en' })).toBe('en');
});

test('the vessel is tidied', () => {
  expect(vesselOf({ ...DRAFT, shortCode: 'pio', offset: '-0330' }, '2468', 'en')).toMatchObject({
    name: 'MV Test Pioneer',
    imoNumber: '9074729',
    shortCode: 'PIO',
    shipTimeOffsetMin: -210,
    person: { name: 'Ivan Petrov', roles: ['MASTER'], uiLanguage: 'en' },
    pin: '2468',
  });
});
