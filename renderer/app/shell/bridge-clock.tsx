import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { useNow, useShipOffset } from '#renderer/ui/time/time-provider.tsx';
import classes from './bridge-clock.module.css';

/** UTC first, ship's time beside it. Ticks by itself each minute: nothing around it is drawn again. */
export function BridgeClock() {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  const now = useNow(60_000);
  const offset = useShipOffset();
  const iso = new Date(now).toISOString();
  return (
    <div className={classes['clock']}>
      <time className={classes['utc']} dateTime={iso}>
        {formats.instant(now, 'time')}
        <span className={classes['zone']}>UTC</span>
      </time>
      {offset !== null && (
        <time className={classes['time']} dateTime={iso} title={t('shell.shipTime')}>
          {formats.instant(now, 'time', offset)}
          <span className={classes['zone']}>LT</span>
        </time>
      )}
    </div>
  );
}
