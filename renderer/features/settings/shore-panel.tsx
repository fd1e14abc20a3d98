import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceInfo } from '#renderer/data/index.ts';
import { EnrolForm } from '#renderer/features/setup/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import classes from './settings.module.css';

/** How this ship is connected, or the code that connects it. */
export function ShorePanel({ info }: { readonly info: WorkspaceInfo }) {
  const { t } = useTranslation(['settings', 'setup', 'common']);
  const [isNew, setNew] = useState(false);
  if (!info.isEnrolled) {
    return (
      <Panel
        title={t('settings:shore.title')}
        aside={<StatusMark kind="pending">{t('settings:shore.alone')}</StatusMark>}
      >
        <div className={classes['form']}>
          <p className={classes['quiet']}>{t('settings:shore.text')}</p>
          <EnrolForm onDone={() => setNew(true)} />
        </div>
      </Panel>
    );
  }
  return (
    <Panel
      title={t('settings:shore.title')}
      aside={<StatusMark kind="done">{t('settings:shore.connected')}</StatusMark>}
    >
      <div className={classes['form']}>
        {isNew && (
          <Notice kind="caution" announce title={t('settings:shore.compare')}>
            {t('setup:done.differs')}
          </Notice>
        )}
        <KeyValue
          layout="columns"
          items={[
            {
              label: t('settings:shore.company'),
              value: <bdi>{info.company ?? t('common:unknown')}</bdi>,
              strong: isNew,
            },
            { label: t('settings:shore.hub'), value: <bdi>{info.hubUrl ?? t('settings:shore.noHub')}</bdi> },
            { label: t('settings:shore.mark'), value: <bdi>{info.mark}</bdi> },
            {
              label: t('settings:shore.dpa'),
              value: info.dpas.length === 0 ? t('settings:shore.noDpa') : info.dpas.map(({ name }) => name).join(', '),
            },
          ]}
        />
      </div>
    </Panel>
  );
}
