/**
 * Figures as they stand on screen and paper. Digits, the decimal point, times and units of size are the same in every
 * language, so that two officers read one figure; names of days and months, and the words for ages, are the reader's.
 */
export type UnitWords = Readonly<
  Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', (count: string) => string>
>;

export type InstantForm = 'time' | 'dayTime' | 'dateTime' | 'weekdayTime' | 'iso';

export type Formats = {
  /** `41 260`, `0.92`; a thin space between thousands. */
  readonly number: (value: number, decimals?: number) => string;
  /** `0 B`, `6.2 kB`, `48 MB`: steps of 1000, two figures below ten. */
  readonly bytes: (sizeBytes: number) => string;
  /** An instant in UTC, without the word UTC; or in another offset. */
  readonly instant: (at: number, form: InstantForm, offsetMinutes?: number) => string;
  /** `Sunday 22 November 2026`, in UTC or another offset. */
  readonly longDay: (at: number, offsetMinutes?: number) => string;
  /** A calendar day `YYYY-MM-DD` as `22 Nov 2026`. */
  readonly day: (on: string) => string;
  /** `3 h 12 min`, `26 h`, `9 d 4 h`; below a minute `0 min`. The sign is dropped. */
  readonly duration: (ms: number) => string;
  /** The largest unit alone, for columns: `22 min`, `3 h`, `9 d`, `11 mo`. */
  readonly shortDuration: (ms: number) => string;
  /** A running clock: `07:42`, `1:47:32`. */
  readonly clock: (ms: number) => string;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const THIN_SPACE = '\u202f';
const NO_BREAK = '\u00a0';

function shifted(at: number, offsetMinutes: number): Date {
  return new Date(at + offsetMinutes * MINUTE);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function figure(value: number, decimals: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: decimals, minimumFractionDigits: 0 })
    .formatToParts(value)
    .map(({ type, value: text }) => (type === 'group' ? THIN_SPACE : type === 'minusSign' ? '\u2212' : text))
    .join('');
}

function bytes(sizeBytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = sizeBytes;
  let unit = 0;
  // 999.95 kB would print as "1000 kB": the next unit starts where rounding would reach it.
  while (unit < units.length - 1 && Math.abs(value) >= (unit === 0 ? 1000 : 999.5)) {
    value /= 1000;
    unit++;
  }
  return `${figure(value, unit > 0 && Math.abs(value) < 9.95 ? 1 : 0)}${NO_BREAK}${units[unit]}`;
}

function clock(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const sign = ms < 0 ? '\u2212' : '';
  return h > 0 ? `${sign}${h}:${two(m)}:${two(s)}` : `${sign}${two(m)}:${two(s)}`;
}

function durations(unit: UnitWords): Pick<Formats, 'duration' | 'shortDuration'> {
  const join = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' ');
  return {
    duration: (signed) => {
      const ms = Math.abs(signed);
      const [minutes, hours, days] = [Math.floor(ms / MINUTE), Math.floor(ms / HOUR), Math.floor(ms / DAY)];
      if (hours < 1) return unit.minute(figure(minutes, 0));
      if (hours < 24) return join(unit.hour(String(hours)), minutes % 60 > 0 ? unit.minute(String(minutes % 60)) : '');
      if (hours < 48) return unit.hour(String(hours));
      if (days < 31) return join(unit.day(String(days)), hours % 24 > 0 ? unit.hour(String(hours % 24)) : '');
      return unit.day(figure(days, 0));
    },
    shortDuration: (signed) => {
      const ms = Math.abs(signed);
      const days = Math.floor(ms / DAY);
      if (ms < HOUR) return unit.minute(String(Math.floor(ms / MINUTE)));
      if (days < 1) return unit.hour(String(Math.floor(ms / HOUR)));
      if (days < 61) return unit.day(String(days));
      if (days < 730) return unit.month(String(Math.floor(days / 30.44)));
      return unit.year(String(Math.floor(days / 365.25)));
    },
  };
}

/** @param language a BCP 47 code: `en` is written the British way, day before month. */
export function createFormats(language: string, unit: UnitWords): Formats {
  const locale = `${language === 'en' ? 'en-GB' : language}-u-nu-latn-ca-gregory`;
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', hourCycle: 'h23' });
  const dayMonth = named({ day: 'numeric', month: 'short' });
  const dayMonthYear = named({ day: 'numeric', month: 'short', year: 'numeric' });
  const weekday = named({ weekday: 'short' });
  const long = named({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

  return {
    number: (value, decimals = 2) => figure(value, decimals),
    bytes,
    instant: (at, form, offsetMinutes = 0) => {
      const date = shifted(at, offsetMinutes);
      const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
      switch (form) {
        case 'time':
          return time;
        case 'dayTime':
          return `${dayMonth.format(date)} ${time}`;
        case 'dateTime':
          return `${dayMonthYear.format(date)} ${time}`;
        case 'weekdayTime':
          return `${weekday.format(date)} ${time}`;
        case 'iso':
          return `${date.toISOString().slice(0, 10)} ${time}`;
      }
    },
    // British ICU data gained and lost the comma between versions: the PC and the paper must agree.
    longDay: (at, offsetMinutes = 0) => {
      const text = long.format(shifted(at, offsetMinutes));
      return language === 'en' ? text.replace(',', '') : text;
    },
    day: (on) => dayMonthYear.format(new Date(`${on}T00:00:00Z`)),
    clock,
    ...durations(unit),
  };
}
