import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type SyncInfo, useSession, useSync } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Readout } from '#renderer/ui/figures/readout.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import classes from './today.module.css';

type LinkWord = 'running' | 'waiting' | 'isolated' | 'revoked' | 'other' | 'off' | 'error';

function wordOf({ phase, lastError }: SyncInfo): readonly [MarkKind, LinkWord] {
  if (phase === 'isolated') return ['caution', 'isolated'];
  if (phase === 'revoked') return ['warning', 'revoked'];
  if (phase === 'running') return ['running', 'running'];
  if (phase === 'waiting') return lastError === null ? ['pending', 'waiting'] : ['pending', 'error'];
  return ['pending', phase];
}

/** When the other side was really heard, how much it has, and when it is tried next; each figure with its age. */
export function LinkPanel() {
  const { t } = useTranslation(['today', 'common']);
  const formats = useFormats();
  const sync = useSync();
  const { side } = useSession();
  if (!sync.isEnrolled) return <NotConnected />;
  const [kind, word] = wordOf(sync);
  const { lastContactAt, nextTryAt, ownUpTo, deliveredUpTo } = sync;
  return (
    <Panel
      title={t(side === 'ship' ? 'today:link.title' : 'today:link.titleShore')}
      aside={<StatusMark kind={kind}>{t(`today:link.${word}`)}</StatusMark>}
    >
      {lastContactAt === null ? (
        <p className={classes['quiet']}>{t('today:link.never')}</p>
      ) : (
        <Readout unit={t(side === 'ship' ? 'today:link.since' : 'today:link.sinceShore')}>
          <Age at={lastContactAt} />
        </Readout>
      )}
      <div className={classes['facts']}>
        <KeyValue
          items={[
            {
              label: t('today:link.last'),
              value: lastContactAt === null ? t('common:unknown') : <Instant at={lastContactAt} />,
              strong: true,
            },
            {
              label: t('today:link.delivered'),
              value: (
                <bdi>{t('today:link.of', { done: formats.number(deliveredUpTo), all: formats.number(ownUpTo) })}</bdi>
              ),
              strong: true,
            },
            {
              label: t('today:link.next'),
              value: nextTryAt === null ? t('today:link.notPlanned') : <Instant at={nextTryAt} form="time" />,
              strong: true,
            },
          ]}
        />
      </div>
    </Panel>
  );
}

function NotConnected() {
  const { t } = useTranslation('today');
  return (
    <Panel title={t('link.title')} aside={<StatusMark kind="pending">{t('link.off')}</StatusMark>}>
      <p className={classes['quiet']}>{t('link.alone')}</p>
      <Button component="a" href="#/settings" variant="subtle">
        {t('link.connect')}
      </Button>
    </Panel>
  );
}
