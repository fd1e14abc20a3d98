/**
 * The number that people say and write: `NCR-TP-A-0007` is kind, vessel, mark of the replica, counter. It is spent when
 * a record is filed, needs no link, and never changes (design.md 3). Two replicas of a vessel have different marks, so
 * two numbers never meet.
 */
export type HumanNumber = {
  /** Prefix of the kind, `NCR`. */
  readonly kind: string;
  /** Short code of the vessel, `TP`. */
  readonly vessel: string;
  readonly mark: string;
  /** From 1, per kind and replica. */
  readonly counter: number;
};

/** I and O are left out: on paper they are 1 and 0. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const ENROLLED = /^[A-Z]{1,3}$/;
const OFFLINE_BORN = /^[A-Z0-9]{4}$/;
const SHORT_CODE = /^[A-Z0-9]{2,8}$/;
const NUMBER = /^([A-Z]{2,4})-([A-Z0-9]{2,8})-([A-Z]{1,3}|[A-Z0-9]{4})-(\d{4,12})$/;
const COUNTER_DIGITS = 4;

/** First half of an offline-born mark when the crew chose none. */
export const OFFLINE_DEFAULT = 'XX';

export function isShortCode(text: string): boolean {
  return SHORT_CODE.test(text);
}

export function isReplicaMark(text: string): boolean {
  return ENROLLED.test(text) || OFFLINE_BORN.test(text);
}

/**
 * Mark that shore gives with the nth enrolment of a vessel: A, B … Z without I and O, then AA, AB …
 *
 * @param index whole number from 0.
 */
export function enrolmentMark(index: number): string {
  let mark = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / LETTERS.length) - 1)
    mark = LETTERS[rest % LETTERS.length] + mark;
  return mark;
}

/**
 * Mark of a replica that was set up without enrolment: two signs that the crew chose and two from its key, so that two
 * PCs set up alike still differ.
 *
 * @param replica id of the replica, which is derived from its key.
 * @param chosen  letters and digits; what is missing is filled up, what is too much is left out.
 */
export function offlineMark(replica: string, chosen = ''): string {
  const typed = chosen.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return `${typed}${OFFLINE_DEFAULT}`.slice(0, 2) + replica.slice(0, 2).toUpperCase();
}

/** A short code out of a ship's name, for the set-up page to propose: "MV Test Pioneer" → "TP". */
export function proposeShortCode(name: string): string {
  const words = name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word !== '' && !SHIP_PREFIXES.includes(word));
  const initials = words.map((word) => word[0]).join('');
  const code = initials.length >= 2 ? initials : (words[0] ?? '');
  return code.length >= 2 ? code.slice(0, 4) : 'SHIP';
}

const SHIP_PREFIXES = ['MV', 'MT', 'MS', 'SS', 'MY', 'SV', 'RV', 'MTS', 'FPSO', 'LNGC', 'THE'];

export function formatHumanNumber({ kind, vessel, mark, counter }: HumanNumber): string {
  return `${kind}-${vessel}-${mark}-${String(counter).padStart(COUNTER_DIGITS, '0')}`;
}

/** Reads a number as typed or scanned: small letters, spaces and long dashes are forgiven. Null when it is none. */
export function parseHumanNumber(text: string): HumanNumber | null {
  const clean = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, '');
  const match = NUMBER.exec(clean);
  if (!match) return null;
  const [, kind = '', vessel = '', mark = '', digits = ''] = match;
  const counter = Number(digits);
  return counter >= 1 ? { kind, vessel, mark, counter } : null;
}
