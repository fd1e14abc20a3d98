import { useTranslation } from 'react-i18next';
import type { HubVessel } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { useNow, wholeMinute } from '#renderer/ui/time/time-provider.tsx';

/** The vessel that was not heard for longest, in words: what the silence is, and what it does not mean. */
export function SilentNotice({ silent }: { readonly silent: readonly HubVessel[] }) {
  const { t } = useTranslation('fleet');
  const formats = useFormats();
  const now = useNow();
  const longest = [...silent].sort((a, b) => (a.lastContactAt ?? 0) - (b.lastContactAt ?? 0))[0];
  if (longest === undefined || longest.lastContactAt === null) return null;
  const { name, lastContactAt, deliveredUpTo, missing, rhythm } = longest;
  return (
    <Notice kind="alarm" title={t('silent.title', { name, age: formats.duration(now - wholeMinute(lastContactAt)) })}>
      <p>
        {rhythm.usualGapMs === null
          ? t('silent.byDefault', { age: formats.duration(rhythm.silentAfterMs) })
          : t('silent.byRhythm', {
              usual: formats.duration(rhythm.usualGapMs),
              age: formats.duration(rhythm.silentAfterMs),
            })}
      </p>
      <p>
        {t('silent.meaning')} {t('silent.figures')} <Instant at={lastContactAt} />
        {'; '}
        {missing === 0
          ? t('silent.allHere', { made: formats.number(deliveredUpTo) })
          : t('silent.someMissing', {
              made: formats.number(deliveredUpTo + missing),
              missing: formats.number(missing),
            })}
      </p>
      {silent.length > 1 && <p>{t('silent.others', { count: silent.length - 1 })}</p>}
    </Notice>
  );
}
