import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { detectPlatform, type HostConfig, type PlatformKind } from '#renderer/platform/index.ts';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import classes from './settings.module.css';

export function AboutPanel() {
  const { t } = useTranslation(['settings', 'common']);
  const [host, setHost] = useState<{ readonly kind: PlatformKind; readonly config: HostConfig } | null>(null);
  useEffect(() => {
    detectPlatform().then(
      ({ kind, config }) => setHost({ kind, config }),
      () => setHost(null),
    );
  }, []);
  return (
    <Panel title={t('settings:about.title')}>
      <div className={classes['form']}>
        <KeyValue
          items={[
            { label: t('settings:about.version'), value: <bdi>{host?.config.appVersion || t('common:unknown')}</bdi> },
            {
              label: t('settings:about.runs'),
              value: host === null ? t('common:unknown') : t(`settings:about.${host.kind}`),
            },
            ...(host?.config.isDemo ? [{ label: t('settings:about.data'), value: t('settings:about.demo') }] : []),
          ]}
        />
        <p className={classes['small']}>{t('settings:about.nothing')}</p>
        <p className={classes['small']}>{t('settings:about.guidance')}</p>
      </div>
    </Panel>
  );
}
