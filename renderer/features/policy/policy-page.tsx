import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { DocumentState } from '#shared/domain/policy/annex.ts';
import classes from './policy.module.css';
import { useAnnex } from './use-annex.ts';

const HOUR_MS = 3_600_000;
export const STATE_MARKS: Readonly<Record<DocumentState, MarkKind>> = {
  missing: 'pending',
  draft: 'half',
  approved: 'done',
  reviewDue: 'caution',
};

/** Option B: the cyber annex of the SMS, document by document, from what was answered to what is approved and read. */
export function PolicyPage() {
  const { t } = useTranslation('policy');
  const formats = useFormats();
  const view = useAnnex(useNow(HOUR_MS));
  const approved = view.entries.filter(({ state }) => state === 'approved').length;
  const next = view.entries.find(({ state }) => state === 'missing' || state === 'draft');
  return (
    <Page
      title={t('title')}
      sub={t('sub', { approved, all: view.entries.length })}
      actions={
        <>
          <PrintButton papers={[{ kind: 'cyberAnnex' }]} />
          <Button component="a" href="#/policy/annex" leftSection={<Icon name="documents" />}>
            {t('annex.read')}
          </Button>
          {next !== undefined && (
            <Button
              component="a"
              href={`#/policy/${next.document.key}`}
              variant="filled"
              leftSection={<Icon name="edit" />}
            >
              {t('next')}
            </Button>
          )}
        </>
      }
    >
      <ReadinessNav current="policy" />
      <Panel title={t('documents')} aside={<StatusMark kind="info">{t('unverified')}</StatusMark>} padding="bare">
        <Rows label={t('documents')}>
          {view.entries.map(({ document, state, fields }, at) => (
            <Row
              key={document.key}
              mark={<StatusMark kind={STATE_MARKS[state]}>{t(`state.${state}`)}</StatusMark>}
              title={
                <>
                  <bdi>{at + 1}.</bdi> {t(`document.${document.key as 'roles'}`)}
                </>
              }
              sub={
                fields === null
                  ? t('notWritten', { question: document.question })
                  : [
                      t('edition', { edition: fields.edition ?? '1' }),
                      fields.approvedOn && t('approvedOn', { day: formats.day(fields.approvedOn) }),
                      fields.reviewOn && t('reviewOn', { day: formats.day(fields.reviewOn) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')
              }
              end={
                <Button
                  component="a"
                  href={`#/policy/${document.key}`}
                  aria-label={`${state === 'missing' ? t('write') : t('open')}: ${t(`document.${document.key as 'roles'}`)}`}
                >
                  {state === 'missing' ? t('write') : t('open')}
                </Button>
              }
            />
          ))}
        </Rows>
      </Panel>
      <p className={classes['small']}>{t('whose')}</p>
    </Page>
  );
}
