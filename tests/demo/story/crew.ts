/** The crew of the demonstration ship, beside the Master who sets her up. Invented names. */
export type Sailor = {
  readonly name: string;
  readonly rank: string;
  readonly roles: readonly string[];
  readonly languages: readonly string[];
  /** Days since signing on. */
  readonly aboardDays: number;
  /** Days since signing off; absent: still aboard. */
  readonly goneDays?: number;
};

const sailor = (
  name: string,
  rank: string,
  roles: readonly string[],
  languages: string,
  aboardDays: number,
  goneDays?: number,
): Sailor => ({
  name,
  rank,
  roles,
  languages: languages.split(' '),
  aboardDays,
  ...(goneDays === undefined ? {} : { goneDays }),
});

/** In the order in which a crew list is written; the last ones have left. */
export const CREW: readonly Sailor[] = [
  sailor('Oleksandr Shevchuk', 'Chief Officer', ['CO', 'SSO'], 'uk ru en', 96),
  sailor('Mark Villanueva', 'Second Officer', ['2O', 'OOW'], 'fil en', 171),
  sailor('Jerome Pangilinan', 'Third Officer', ['OOW'], 'fil en', 64),
  sailor('Dmitry Kuznetsov', 'Chief Engineer', ['CE'], 'ru en', 118),
  sailor('Andrii Bondarenko', 'Second Engineer', ['2E'], 'uk ru en', 96),
  sailor('Rodrigo Bautista', 'Third Engineer', ['3E'], 'fil en', 203),
  sailor('Suresh Nair', 'ETO', ['ETO'], 'hi en', 142),
  sailor('Efren Santos', 'Bosun', ['RATING'], 'fil en', 224),
  sailor('Alvin Reyes', 'AB', ['RATING'], 'fil en', 171),
  sailor('Danilo Tolentino', 'AB', ['RATING'], 'fil en', 64),
  sailor('Li Wei', 'AB', ['RATING'], 'zh-Hans en', 131),
  sailor('Nestor Salonga', 'OS', ['RATING'], 'fil en', 64),
  sailor('Ferdinand Catacutan', 'Oiler', ['RATING'], 'fil en', 203),
  sailor('Chen Tao', 'Oiler', ['RATING'], 'zh-Hans en', 131),
  sailor('Crisanto Abrenica', 'Fitter', ['RATING'], 'fil en', 171),
  sailor('Reynaldo Magsaysay', 'Chief Cook', ['RATING'], 'fil en', 224),
  sailor('Jomar Dimaculangan', 'Messman', ['RATING'], 'fil en', 64),
  sailor('Ivan Petrenko', 'Deck Cadet', ['RATING'], 'uk ru en', 96),
  sailor('Arjun Pillai', 'Engine Cadet', ['RATING'], 'hi en', 142),
  sailor('Sergei Morozov', 'Chief Engineer', ['CE'], 'ru en', 356, 118),
  sailor('Piotr Nowak', 'Second Officer', ['2O', 'OOW'], 'pl en', 402, 171),
  sailor('Vikram Sharma', 'ETO', ['ETO'], 'hi en', 371, 142),
];
