import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import type { DueState } from '#shared/domain/due/due-items.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { utcDay } from '#shared/domain/ship-time.ts';

/** Overdue work is a warning, what is due today a caution; what comes has no colour. */
export const DUE_MARKS: Readonly<Record<DueState, MarkKind>> = {
  overdue: 'warning',
  due: 'caution',
  soon: 'pending',
  ok: 'pending',
};

/** A key that is made from data: the content check knows that there is a text. */
type Say = (key: string, options?: Readonly<Record<string, unknown>>) => string;

export type DueWords = {
  /** "Restore test", "Report". */
  readonly kind: (kind: string) => string;
  /** "Restore test: loading computer". */
  readonly title: (entry: DueEntry) => string;
  /** "Overdue 6 d", "Due today", "In 3 d". */
  readonly when: (entry: DueEntry, now: number) => string;
  /** The same for a list: of a report its number and duty, since the rule stands in the dialog. */
  readonly short: (entry: DueEntry) => string;
  /** The sentence that says why. */
  readonly why: (entry: DueEntry) => string;
  /** "every 7 days", where the rule is a rhythm. */
  readonly rhythm: (entry: DueEntry) => string | null;
};

const LAST_HOUR_MS = 3_600_000;
const REPORT = 'report:';

export function useDueWords(): DueWords {
  const { t } = useTranslation(['today', 'content-rules']);
  const formats = useFormats();
  return useMemo(() => {
    const say = t as unknown as Say;
    const kind = (code: string) => {
      if (code.startsWith(REPORT)) return t('today:due.report');
      return code === 'action' ? t('today:due.action') : say(`content-rules:kind.${code}`);
    };
    const dutyOf = (code: string) => say(`today:duty.${code.slice(REPORT.length)}`);
    const words: DueWords = {
      kind,
      title: (entry) => {
        const name = entry.title || entry.number;
        return name ? t('today:due.of', { kind: kind(entry.kind), title: name }) : kind(entry.kind);
      },
      when: ({ dueAt, state }, now) => {
        if (state === 'overdue') return t('today:due.overdue', { time: formats.shortDuration(now - dueAt) });
        const isToday = utcDay(dueAt) === utcDay(now) || dueAt - now < LAST_HOUR_MS;
        return isToday ? t('today:due.today') : t('today:due.in', { time: formats.shortDuration(dueAt - now) });
      },
      why: (entry) => {
        const { kind: code, explanation } = entry;
        const { key, params } = explanation;
        const event = params['event'];
        const sentence = say(`content-rules:${key}`, {
          ...params,
          rhythm: words.rhythm(entry),
          ...(typeof event === 'string' ? { event: say(`content-rules:event.${event}`) } : {}),
        });
        return code.startsWith(REPORT) ? `${dutyOf(code)}. ${sentence}` : sentence;
      },
      short: (entry) =>
        entry.kind.startsWith(REPORT)
          ? [entry.number, dutyOf(entry.kind)].filter(Boolean).join(' · ')
          : words.why(entry),
      rhythm: ({ explanation: { params } }) => {
        const found = /^PT?(\d+)([YMWDH])$/.exec(String(params['interval'] ?? ''));
        return found ? say(`today:every.${found[2]}`, { count: Number(found[1]) }) : null;
      },
    };
    return words;
  }, [t, formats]);
}
