import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecords, useSession } from '#renderer/data/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Rows } from '#renderer/ui/layout/rows.tsx';
import { isRunningClock } from './duties.ts';
import { DutyRow } from './duty-row.tsx';
import { mayWrite, OPEN_STATES } from './incident-values.ts';
import { useIncidentWords } from './incident-words.ts';
import { useCall } from './use-call.ts';
import { useDuties } from './use-duties.ts';

const SOME = { from: 0, count: 5 } as const;
const SHOWN = 4;

/** Open incidents and the clocks that run in them; nothing where there is none. */
export function RunningClocks() {
  const { rows } = useRecords(
    { collection: 'incident', anyOf: { state: OPEN_STATES }, sort: 'createdAt', down: true },
    SOME,
  );
  return rows.filter((row) => !row.isRemoved).map((row) => <OpenIncident key={row.id} row={row} />);
}

function OpenIncident({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const session = useSession();
  const words = useIncidentWords();
  const callOf = useCall();
  const running = useDuties(row).filter(isRunningClock);
  return (
    <Panel
      title={row.title}
      aside={
        <>
          <bdi>{row.number}</bdi> · {words.state(row.state ?? 'reported')}
        </>
      }
      action={
        <Button
          component="a"
          href={`#/incidents/${row.id}`}
          variant="subtle"
          aria-label={t('today.openOf', { title: row.title })}
        >
          {t('today.open')}
        </Button>
      }
      padding="bare"
    >
      {running.length > 0 && (
        <Rows label={t('today.clocks', { title: row.title })}>
          {running.slice(0, SHOWN).map((view) => (
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
