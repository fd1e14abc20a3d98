import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { useNow, wholeMinute } from './time-provider.tsx';

type AgeProps = {
  /** UTC ms; null is shown as "not known", never as zero. */
  readonly at: number | null;
  /** `plain` "3 h 12 min", `ago` "3 h 12 min ago", `short` "3 h" for columns. */
  readonly form?: 'plain' | 'ago' | 'short';
};

/** How old a figure is. A time ahead of this PC's clock is said, not hidden: either clock may be wrong. */
export function Age({ at, form = 'plain' }: AgeProps) {
  const { t } = useTranslation(['ui', 'common']);
  const formats = useFormats();
  const now = useNow();
  if (at === null) return <span>{t('common:unknown')}</span>;
  const iso = new Date(at).toISOString();
  const ms = now - wholeMinute(at);
  if (ms < -60_000)
    return (
      <time dateTime={iso} dir="auto">
        {t('ui:age.ahead', { age: formats.duration(ms) })}
      </time>
    );
  const span = Math.max(ms, 0);
  if (form === 'short')
    return (
      <time dateTime={iso} dir="auto">
        {formats.shortDuration(span)}
      </time>
    );
  const age = span < 60_000 ? t('ui:age.now') : formats.duration(span);
  return (
    <time dateTime={iso} dir="auto">
      {form === 'ago' ? t('ui:age.ago', { age }) : age}
    </time>
  );
}
