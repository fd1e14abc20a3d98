import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#renderer/data/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { annexStanding } from '#renderer/pdf/model/annex-lines.ts';
import type { Say } from '#renderer/pdf/model/paper-context.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { Facts } from './facts.tsx';
import classes from './policy.module.css';
import { STATE_MARKS } from './policy-page.tsx';
import { Statements } from './statements.tsx';
import { useAnnex } from './use-annex.ts';

const HOUR_MS = 3_600_000;

/** The whole annex to read and to print: objectives, functional elements, people, process, technology, ten documents. */
export function AnnexPage() {
  const { t } = useTranslation('policy');
  const { info } = useWorkspace();
  const formats = useFormats();
  const now = useNow(HOUR_MS);
  const view = useAnnex(now);
  return (
    <Page
      title={t('annex.title', { vessel: info?.vesselName ?? '' })}
      sub={
        <>
          <bdi>IMO {info?.imoNumber}</bdi> · {t('annex.printed')} <Instant at={now} withShip />
        </>
      }
      actions={
        <>
          <Button component="a" href="#/policy" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toList')}
          </Button>
          <PrintButton papers={[{ kind: 'cyberAnnex' }]} />
        </>
      }
    >
      <p className={classes['small']}>
        <StatusMark kind="info">{t('unverified')}</StatusMark> {t('annex.own')}
      </p>
      {view.chapters.map(({ key, statements }) => (
        <Panel key={key} title={t(`chapter.${key as 'people'}`)}>
          <Statements statements={statements} />
        </Panel>
      ))}
      {view.entries.map(({ document, fields, state }, at) => (
        <Panel
          key={document.key}
          title={`${at + 1}. ${t(`document.${document.key as 'roles'}`)}`}
          aside={<StatusMark kind={STATE_MARKS[state]}>{t(`state.${state}`)}</StatusMark>}
        >
          <div className={classes['stack']}>
            <p className={classes['small']}>
              {annexStanding({ document, fields }, { say: t as unknown as Say, formats })}
            </p>
            {fields?.summary && (
              <p className={classes['prose']} dir="auto">
                {fields.summary}
              </p>
            )}
            {document.facts !== null && <Facts kind={document.facts} view={view} />}
          </div>
        </Panel>
      ))}
    </Page>
  );
}
