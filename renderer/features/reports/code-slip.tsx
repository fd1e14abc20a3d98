import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import classes from './reports.module.css';

type CodeSlipProps = { readonly number: string; readonly code: string; readonly onKept: () => void };

/** The one-time code of a confidential report: shown once, never stored, the only way to the answer. */
export function CodeSlip({ number, code, onKept }: CodeSlipProps) {
  const { t } = useTranslation('reports');
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);

  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, []);

  function copy() {
    navigator.clipboard.writeText(`${number} ${code}`).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  }

  return (
    <Page title={t('slip.title')} sub={t('slip.sub')}>
      <Panel
        padding="reading"
        foot={
          <ActionBar
            end={
              <>
                <Button leftSection={<Icon name="print" />} onClick={() => window.print()}>
                  {t('slip.print')}
                </Button>
                <Button leftSection={<Icon name="copy" />} onClick={copy}>
                  {t('slip.copy')}
                </Button>
              </>
            }
          >
            <Button variant="filled" size="lg" leftSection={<Icon name="check" />} onClick={onKept}>
              {t('slip.kept')}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['form']}>
          <p className={classes['instruction']}>{t('slip.instruction')}</p>
          <dl className={classes['slip']}>
            <div>
              <dt>{t('slip.number')}</dt>
              <dd>
                <bdi>{number}</bdi>
              </dd>
            </div>
            <div>
              <dt>{t('slip.code')}</dt>
              <dd>
                <bdi>{code}</bdi>
              </dd>
            </div>
          </dl>
          <Notice kind="caution">{t('slip.once')}</Notice>
          <ul className={classes['bullets']}>
            <li>{t('slip.paper')}</li>
            <li>{t('slip.shared')}</li>
            <li>{t('slip.where')}</li>
          </ul>
          <p role="status" className={classes['dim']}>
            {copied === 'yes' ? t('slip.copied') : copied === 'no' ? t('slip.notCopied') : ''}
          </p>
        </div>
      </Panel>
    </Page>
  );
}
