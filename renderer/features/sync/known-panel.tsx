import { useTranslation } from 'react-i18next';
import type { SyncInfo } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Meter } from '#renderer/ui/figures/meter.tsx';
import { Readout } from '#renderer/ui/figures/readout.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { missingAshore } from './link-state.ts';
import classes from './sync.module.css';

/** How far both sides are known to hold the same: what this device wrote, and what shore has said it stored. */
export function KnownPanel({ sync }: { readonly sync: SyncInfo }) {
  const { t } = useTranslation('sync');
  const formats = useFormats();
  const missing = missingAshore(sync);
  const text = t('known.words', { stored: formats.number(sync.deliveredUpTo), made: formats.number(sync.ownUpTo) });
  return (
    <Panel
      title={t('known.title')}
      aside={
        missing === 0 ? (
          <StatusMark kind="stored">{t('known.all')}</StatusMark>
        ) : (
          <StatusMark kind="pending">{t('known.missing', { count: missing })}</StatusMark>
        )
      }
    >
      <div className={classes['known']}>
        <Readout unit={t('known.of', { made: formats.number(sync.ownUpTo) })}>
          {formats.number(sync.deliveredUpTo)}
        </Readout>
        <Meter label={t('known.title')} value={sync.deliveredUpTo} max={sync.ownUpTo} text={text} />
        <p className={classes['small']}>{t('known.how')}</p>
      </div>
    </Panel>
  );
}
