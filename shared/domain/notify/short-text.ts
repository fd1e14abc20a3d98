import { utcDay } from '../ship-time.ts';
import { textSize } from './message-size.ts';
import type { NotifyValue } from './notification-rules.ts';

/**
 * A text for voice, satphone or SMS (domain.md 13, issue 4): plain words in full sentences, no line breaks, never longer
 * than the limit whatever is typed in.
 */
export type ShortTextPart = {
  /** Sentence with values in `{{ }}`; left out while one of them is missing. */
  readonly text: string;
  /** The highest goes first when the text is too long; 0 stays and is cut if nothing else helps. */
  readonly dropOrder: number;
};

export type ShortTextValues = Readonly<Partial<Record<NotifyValue, string | null>>>;

/** Nobody may take an exercise for real (domain.md 5.2). Not translated. */
export const DRILL_WORDS = 'DRILL DRILL DRILL.';
/** Three plain signs: the one sign for it would turn a message of 160 signs into one of 70. */
const CUT = '...';

/**
 * @param maxLength 160: one text message, so as much as its letters allow (`message-size.ts`); else UTF-16 units. There is
 *                  room for {@link DRILL_WORDS} in any case.
 * @param isDrill   puts the drill words in front, inside the limit.
 */
export function buildShortText(
  parts: readonly ShortTextPart[],
  values: ShortTextValues,
  maxLength: number,
  isDrill = false,
): string {
  const filled = parts.flatMap(({ text, dropOrder }) => {
    const sentence = fill(text, values);
    return sentence === null ? [] : [{ sentence, dropOrder }];
  });
  let kept = [...(isDrill ? [{ sentence: DRILL_WORDS, dropOrder: 0 }] : []), ...filled];
  const joined = () => kept.map(({ sentence }) => sentence).join(' ');
  while (!fits(joined(), maxLength)) {
    const last = kept.reduce((a, { dropOrder }) => Math.max(a, dropOrder), 0);
    if (last === 0) break;
    const at = kept.findLastIndex(({ dropOrder }) => dropOrder === last);
    kept = kept.filter((_, i) => i !== at);
  }
  return cut(joined(), maxLength);
}

function fits(text: string, maxLength: number): boolean {
  const { used, max } = textSize(text, maxLength);
  return used <= max;
}

function fill(text: string, values: ShortTextValues): string | null {
  let isWhole = true;
  const filled = text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name as NotifyValue] : null;
    const said = speakable(value ?? '');
    if (said === '') isWhole = false;
    return said;
  });
  // "Now: contained.." when a value ends its own sentence
  return isWhole ? speakable(filled).replace(/([.!?])[.]$/, '$1') : null;
}

/** One line of words: no control signs, no line breaks, no marks that only a screen shows. Joiners stay: Hindi needs them. */
function speakable(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?:[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}]|(?![\u200C\u200D])\p{Cf})+/gu, ' ')
    .replace(/[{}<>|\\^~`*_#[\]]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function cut(text: string, maxLength: number): string {
  if (fits(text, maxLength)) return text;
  let length = Math.min(text.length, maxLength);
  while (length > 0 && !fits(text.slice(0, length) + CUT, maxLength)) length--;
  const room = text.slice(0, length);
  const whole = room.lastIndexOf(' ');
  // A word is cut only when the whole text would go with it; never between the halves of one sign.
  const end = whole > room.length / 2 ? whole : room.length;
  return `${room
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}${CUT}`;
}

/** The same in all languages: `2026-11-22 14:20 UTC`. @param at UTC ms. */
export function spokenTime(at: number): string {
  return `${utcDay(at)} ${new Date(at).toISOString().slice(11, 16)} UTC`;
}

/** `12-34.5 N 123-45.6 E`, degrees and minutes as they are read on VHF. @returns null for what is no position. */
export function spokenPosition(latDeg: number, lonDeg: number): string | null {
  if (!(Math.abs(latDeg) <= 90 && Math.abs(lonDeg) <= 180)) return null;
  return `${angle(latDeg, 2)} ${latDeg < 0 ? 'S' : 'N'} ${angle(lonDeg, 3)} ${lonDeg < 0 ? 'W' : 'E'}`;
}

function angle(deg: number, width: number): string {
  const tenths = Math.round(Math.abs(deg) * 600);
  const minutes = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${String(Math.floor(tenths / 600)).padStart(width, '0')}-${minutes}`;
}
