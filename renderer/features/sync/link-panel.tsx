import { useTranslation } from 'react-i18next';
import { type SyncInfo, useWorkspace } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { KeyValue, type KeyValueItem } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { ErrorWords } from './error-words.tsx';
import { linkState } from './link-state.ts';
import classes from './sync.module.css';

/** A clock that is off by less is no matter. */
const SKEW_SHOWN_MS = 60_000;

/** The link as it is: when the other side last answered, when it is tried next, what was wrong, how the clocks compare. */
export function LinkPanel({ sync }: { readonly sync: SyncInfo }) {
  const { t } = useTranslation(['sync', 'common']);
  const formats = useFormats();
  const { info } = useWorkspace();
  const { word, mark } = linkState(sync);
  const { lastContactAt, nextTryAt, lastError, skewMs } = sync;

  const items: readonly KeyValueItem[] = [
    {
      label: t('sync:link.lastContact'),
      value: lastContactAt === null ? t('sync:link.never') : <Age at={lastContactAt} form="ago" />,
      strong: true,
    },
    ...(lastContactAt === null ? [] : [{ label: t('sync:link.at'), value: <Instant at={lastContactAt} /> }]),
    {
      label: t('sync:link.nextTry'),
      value: nextTryAt === null ? t('sync:link.noTry') : <Instant at={nextTryAt} form="time" withShip />,
      strong: nextTryAt !== null,
    },
    { label: t('sync:link.clock'), value: clockWords() },
    {
      label: t('sync:link.hub'),
      value: info?.hubUrl ? <bdi>{new URL(info.hubUrl).host}</bdi> : t('sync:link.noHub'),
    },
  ];

  function clockWords(): string {
    if (skewMs === null) return t('sync:link.clockUnknown');
    if (Math.abs(skewMs) < SKEW_SHOWN_MS) return t('sync:link.clockFits');
    return t(skewMs > 0 ? 'sync:link.clockAhead' : 'sync:link.clockBehind', { age: formats.duration(skewMs) });
  }

  return (
    <Panel title={t('sync:link.title')} aside={<StatusMark kind={mark}>{t(`sync:state.${word}`)}</StatusMark>}>
      <div className={classes['stack']}>
        <KeyValue items={items} />
        {lastError !== null && !sync.isIsolated && <ErrorWords error={lastError} />}
        {word === 'stalled' && <p className={classes['small']}>{t('sync:link.stalled')}</p>}
        {word === 'other' && <p className={classes['small']}>{t('sync:link.other')}</p>}
        {word === 'off' && <p className={classes['small']}>{t('sync:link.off')}</p>}
      </div>
    </Panel>
  );
}
