import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useSession } from '#renderer/data/index.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Rows } from '#renderer/ui/layout/rows.tsx';
import { isOpenDuty, openFacts } from './duties.ts';
import { DutyRow } from './duty-row.tsx';
import { incidentOf, mayEditFacts, mayWrite } from './incident-values.ts';
import classes from './incidents.module.css';
import { SavedField } from './saved-field.tsx';
import { useCall } from './use-call.ts';
import { useDuties } from './use-duties.ts';

type ToldPanelProps = { readonly row: RecordRow; readonly shown?: number };

/** Who must be told, the most urgent first: beside the guide and on the record. */
export function ToldPanel({ row, shown = 5 }: ToldPanelProps) {
  const { t } = useTranslation('incidents');
  const session = useSession();
  const views = useDuties(row);
  const callOf = useCall();
  const counted = views.filter(({ status }) => status !== 'off' && status !== 'ask');
  const open = views.filter(isOpenDuty).length;
  const asked = openFacts(views).length;
  const isUnjudged = typeof incidentOf(row).severity !== 'number';
  return (
    <Panel
      title={t('told.title')}
      aside={open > 0 ? t('told.toTell', { count: open }) : undefined}
      action={
        <Button component="a" href={`#/incidents/${row.id}/told`} variant="subtle">
          {asked > 0 ? t('told.questions', { count: asked }) : t('told.all', { count: counted.length })}
        </Button>
      }
      padding="bare"
    >
      {isUnjudged && mayEditFacts(row, session) && (
        <div className={classes['judge']}>
          <SavedField row={row} field="severity" />
        </div>
      )}
      {counted.length === 0 ? (
        <EmptyState why={t('told.nobody')} />
      ) : (
        <Rows label={t('told.title')}>
          {counted.slice(0, shown).map((view) => (
            <DutyRow
              key={view.duty.rule.id}
              incident={row}
              view={view}
              compact
              call={callOf(view.duty.rule)}
              mayWrite={mayWrite(row, session)}
            />
          ))}
        </Rows>
      )}
    </Panel>
  );
}
