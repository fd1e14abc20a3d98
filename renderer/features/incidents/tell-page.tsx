import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, useRecord, useSession } from '#renderer/data/index.ts';
import { RecordPhotos } from '#renderer/features/photos/index.ts';
import { useNotificationRules } from '#renderer/i18n/use-notification-rules.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { ContactsPanel } from './contacts-panel.tsx';
import { DutyState } from './duty-row.tsx';
import { mayWrite } from './incident-values.ts';
import { MissingIncident } from './missing-incident.tsx';
import { RulePanel } from './rule-panel.tsx';
import { ScriptPanel } from './script-panel.tsx';
import { ShortTextPanel } from './short-text-panel.tsx';
import { TellOutcome } from './tell-outcome.tsx';
import { useDuties } from './use-duties.ts';

/** One addressee: what to say on one side, what came of it on the other. */
export function TellPage() {
  const { t } = useTranslation('ui');
  const { id = '' } = useParams<{ id: string }>();
  const row = useRecord(id);
  if (row === undefined) return <p role="status">{t('shell.loading')}</p>;
  if (row === null) return <MissingIncident />;
  return <Tell row={row} />;
}

function Tell({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const { rule: wanted = '' } = useParams<{ rule: string }>();
  const { say } = useNotificationRules();
  const session = useSession();
  const view = useDuties(row).find(({ duty }) => duty.rule.id === wanted);
  if (view === undefined) return <MissingIncident />;
  const { rule } = view.duty;
  const to = say(`row.${rule.id}.to`);
  return (
    <Page
      title={t('tell.title', { name: to })}
      sub={
        <>
          <bdi>{row.number}</bdi> · {row.title}
        </>
      }
      actions={
        <>
          <DutyState view={view} label={to} />
          <Button component="a" href={`#/incidents/${row.id}/told`} variant="subtle" leftSection={<Icon name="back" />}>
            {t('tell.back')}
          </Button>
        </>
      }
    >
      <Columns>
        <Column span={7}>
          <ScriptPanel row={row} rule={rule} />
          <ContactsPanel rule={rule} />
          <RulePanel view={view} />
        </Column>
        <Column span={5}>
          <TellOutcome row={row} view={view} addressee={to} mayWrite={mayWrite(row, session)} />
          <ShortTextPanel row={row} ids={[rule.short160, rule.short500]} />
          {view.row !== null && <RecordPhotos row={view.row} />}
        </Column>
      </Columns>
    </Page>
  );
}
