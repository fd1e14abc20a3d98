import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, useChildren, useRecord, useSession } from '#renderer/data/index.ts';
import { ActionsPanel } from '#renderer/features/actions/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { HistoryPanel } from '#renderer/features/history/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { RecordPhotos } from '#renderer/features/photos/index.ts';
import { SignOffsPanel } from '#renderer/features/signoff/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { AbortButton } from './abort-button.tsx';
import { ConfirmPanel } from './confirm-panel.tsx';
import { FinishPanel } from './finish-panel.tsx';
import { Missing } from './missing.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import { StepPanel } from './step-panel.tsx';
import { StepsPanel } from './steps-panel.tsx';
import { TestFacts } from './test-facts.tsx';
import { testProgress } from './test-progress.ts';
import { stateOfTest, testOf } from './test-values.ts';
import { type ProcedureWords, useProcedure } from './use-procedure.ts';
import { WaitPanel } from './wait-panel.tsx';
import { WatchPanel } from './watch-panel.tsx';

/** One restore test, from the first step to the word of whoever confirms it. */
export function TestPage() {
  const { id = '' } = useParams<{ id: string }>();
  const row = useRecord(decodeURIComponent(id));
  const lines = useChildren(row?.id ?? null, 'restoreStep');
  const guided = useProcedure(row ? (testOf(row).procedure ?? null) : null);
  if (row === null) return <Missing />;
  if (row === undefined || lines === undefined || guided === undefined) return null;
  return <KnownTest row={row} lines={lines} guided={guided} />;
}

export type TestProps = {
  readonly row: RecordRow;
  /** Its saved lines, the oldest first. */
  readonly lines: readonly RecordRow[];
  /** Null: a procedure that this app does not have. */
  readonly guided: ProcedureWords | null;
};

function KnownTest({ row, lines, guided }: TestProps) {
  const { t } = useTranslation('backups');
  const words = useFieldWords();
  const plan = useRecord(testOf(row).plan ?? null);
  const state = stateOfTest(row);
  const { person } = useSession();
  const { procedure, procedureEdition, environment, testerName, tester } = testOf(row);
  const isTester = person !== null && person.record === tester;
  return (
    <Page
      title={t('test.title', { plan: plan?.title ?? row.title })}
      sub={
        <>
          {row.number !== null && <bdi>{row.number}</bdi>} ·{' '}
          {t('test.edition', { id: procedure, edition: procedureEdition })}
          {environment ? ` · ${words.code('restoreTest', 'environment', environment)}` : ''}
          {testerName ? ` · ${t('test.tester', { name: `\u2068${testerName}\u2069` })}` : ''}
        </>
      }
      actions={
        <>
          {plan && (
            <Button
              component="a"
              href={`#/backups/plan/${encodeURIComponent(plan.id)}`}
              variant="subtle"
              leftSection={<Icon name="back" />}
            >
              {t('start.back')}
            </Button>
          )}
          <AbortButton row={row} />
          <PrintButton papers={[{ kind: 'restoreRecord', record: row.id }]} />
          <StatusMark kind={state === 'running' ? 'running' : 'half'} framed>
            {words.code('restoreTest', 'state', state)}
          </StatusMark>
        </>
      }
    >
      <ConflictNote record={row.id} />
      <Columns>
        <Column span={8}>
          <Work row={row} lines={lines} guided={guided} isTester={isTester} />
          <RecordPhotos row={row} />
          <ActionsPanel row={row} isReadOnly={row.isRemoved} />
        </Column>
        <Column span={4}>
          <SignOffsPanel record={row.id} />
          <TestFacts row={row} />
          {guided !== null && <StepsPanel guided={guided} lines={lines} />}
          <HistoryPanel record={row.id} />
        </Column>
      </Columns>
    </Page>
  );
}

/** What is to be done now, by the state of the test and by who sits here. */
function Work({ row, lines, guided, isTester }: TestProps & { readonly isTester: boolean }) {
  const state = stateOfTest(row);
  const isOpen = state === 'running' || state === 'paused';
  if (guided === null || !(isOpen || state === 'returned')) {
    return (
      <>
        <OutcomePanel row={row} lines={lines} />
        {state === 'finished' || state === 'accepted' ? <ConfirmPanel row={row} guided={guided} /> : null}
      </>
    );
  }
  if (!isTester || state === 'returned') return <WaitPanel row={row} lines={lines} isTester={isTester} />;
  const progress = testProgress(guided.procedure, lines);
  return (
    <>
      <WatchPanel row={row} progress={progress} />
      {progress.current === null ? (
        <FinishPanel row={row} guided={guided} progress={progress} />
      ) : (
        <StepPanel
          key={progress.current.step.key}
          row={row}
          lines={lines}
          guided={guided}
          progress={progress}
          now={progress.current}
        />
      )}
    </>
  );
}
