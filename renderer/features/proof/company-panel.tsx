import { useTranslation } from 'react-i18next';
import type { WorkspaceInfo } from '#renderer/data/index.ts';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import classes from './proof.module.css';

/** The root of all trust, to be compared with the company's paper; and which device this is. */
export function CompanyPanel({ info }: { readonly info: WorkspaceInfo | null }) {
  const { t } = useTranslation('proof');
  return (
    <Panel title={t('company.title')}>
      <div className={classes['stack']}>
        {info?.company ? (
          <>
            <p className={classes['fingerprint']}>
              <bdi>{info.company}</bdi>
            </p>
            <p className={classes['small']}>{t('company.compare')}</p>
          </>
        ) : (
          <p className={classes['words']}>{t('company.none')}</p>
        )}
        {info !== null && (
          <KeyValue
            items={[
              { label: t('company.device'), value: <bdi>{info.mark}</bdi>, strong: true },
              { label: t('company.replica'), value: <bdi>{info.replica}</bdi> },
            ]}
          />
        )}
      </div>
    </Panel>
  );
}
