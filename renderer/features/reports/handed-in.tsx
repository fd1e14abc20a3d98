import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { lock, useRecord, useSession } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { AppError } from '#shared/base/result.ts';
import classes from './reports.module.css';
import { StatePanel } from './state-panel.tsx';

type HandedInProps = {
  readonly record: string;
  readonly number: string;
  readonly isConfidential: boolean;
  /** Photos that could not be added; the report itself is safe. */
  readonly photoErrors: readonly AppError[];
  readonly onAnother: () => void;
};

/** Accepted: the number, large, and what happens next. */
export function HandedIn({ record, number, isConfidential, photoErrors, onAnother }: HandedInProps) {
  const { t } = useTranslation('reports');
  const [, navigate] = useLocation();
  const { person, side } = useSession();
  const row = useRecord(record);
  const isAnonymous = person === null && side === 'ship';
  return (
    <Page title={t('filed.title')} sub={t('filed.sub')}>
      {photoErrors[0] !== undefined && <ErrorNote error={photoErrors[0]} />}
      <Columns>
        <Column span={8}>
          <Panel
            padding="reading"
            foot={
              <ActionBar
                end={
                  !isAnonymous && (
                    <Button variant="subtle" onClick={() => navigate('/')}>
                      {t('filed.today')}
                    </Button>
                  )
                }
              >
                {isAnonymous ? (
                  <Button variant="filled" size="lg" leftSection={<Icon name="lock" />} onClick={() => void lock()}>
                    {t('filed.lock')}
                  </Button>
                ) : (
                  <Button variant="filled" size="lg" onClick={() => navigate(`/reports/${record}`)}>
                    {t('filed.open')}
                  </Button>
                )}
                <Button size="lg" leftSection={<Icon name="add" />} onClick={onAnother}>
                  {t('filed.another')}
                </Button>
              </ActionBar>
            }
          >
            <div className={classes['form']}>
              <p className={classes['over']}>{t('filed.number')}</p>
              <p className={classes['number']} role="status">
                <bdi>{number}</bdi>
              </p>
              <p>{t('filed.never')}</p>
              <p className={classes['over']}>{t('filed.next')}</p>
              <ul className={classes['bullets']}>
                {isConfidential ? (
                  <>
                    <li>{t('filed.sealed')}</li>
                    <li>{t('filed.sealedAnswer')}</li>
                  </>
                ) : (
                  <>
                    <li>{t('filed.review')}</li>
                    <li>{t('filed.answer')}</li>
                    <li>{t('filed.correct')}</li>
                  </>
                )}
              </ul>
            </div>
          </Panel>
        </Column>
        <Column span={4}>
          <StatePanel row={row ?? null} />
        </Column>
      </Columns>
    </Page>
  );
}
