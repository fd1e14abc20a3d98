import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, remove, takeBackRemoval, useRecord, useSession } from '#renderer/data/index.ts';
import { ActionsPanel } from '#renderer/features/actions/index.ts';
import { HistoryPanel } from '#renderer/features/history/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { RecordPhotos } from '#renderer/features/photos/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { isPlainObject } from '#shared/base/value.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { CausePanel } from './cause-panel.tsx';
import { DeadlinesPanel } from './deadlines-panel.tsx';
import { EditReport } from './edit-report.tsx';
import { GradePanel } from './grade-panel.tsx';
import { MovesPanel } from './moves-panel.tsx';
import { RemarksPanel } from './remarks-panel.tsx';
import { ReportFacts } from './report-facts.tsx';
import { EffectPanel, PreventionPanel, WhoPanel } from './report-sections.tsx';
import { isClosed, isSealed, mayEdit, reportOf } from './report-values.ts';
import { useReportWords } from './report-words.ts';
import { SealedPanel } from './sealed-panel.tsx';
import { StatePanel } from './state-panel.tsx';
import { usePersonName } from './use-person-name.ts';
import { HowOld } from './when.tsx';

/** One report: what was said, what the shore answered, what happens next, and where it is. */
export function ReportPage() {
  const { t } = useTranslation(['reports', 'ui']);
  const { id = '' } = useParams<{ id: string }>();
  const row = useRecord(id);
  if (row === undefined) return <p role="status">{t('ui:shell.loading')}</p>;
  if (row === null) {
    return (
      <Page title={t('reports:unknown')}>
        <ErrorNote
          error={{ code: 'record/unknown' }}
          action={
            <Button component="a" href="#/reports">
              {t('reports:toList')}
            </Button>
          }
        />
      </Page>
    );
  }
  return <KnownReport row={row} />;
}

function KnownReport({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation(['reports', 'common']);
  const words = useReportWords();
  const session = useSession();
  const [isEditing, setEditing] = useState(false);
  const [isVoiding, setVoiding] = useState(false);
  const sealed = isSealed(row);
  const { kind } = reportOf(row);
  const mayVoid = mayEdit(row, session);

  return (
    <Page
      title={sealed ? t('reports:sealed.title') : row.title}
      sub={
        <>
          {row.number !== null && <bdi>{row.number}</bdi>}
          {sealed ? '' : ` · ${words.kind(kind)}`} · <HowOld at={row.createdAt} isDayOnly={sealed} form="ago" />
        </>
      }
      actions={
        <>
          <Button component="a" href="#/reports" variant="subtle" leftSection={<Icon name="back" />}>
            {t('reports:toList')}
          </Button>
          {mayEdit(row, session) && !isEditing && (
            <Button leftSection={<Icon name="edit" />} onClick={() => setEditing(true)}>
              {t('reports:edit.open')}
            </Button>
          )}
          {!sealed && !isEditing && <PrintButton papers={[{ kind: 'reportNote', record: row.id }]} />}
          {mayVoid && !isEditing && (
            <Button variant="subtle" onClick={() => setVoiding(true)}>
              {t('reports:void.open')}
            </Button>
          )}
        </>
      }
    >
      <ConflictNote record={row.id} />
      {row.isRemoved && <VoidedNotice row={row} />}
      <Columns>
        <Column span={8}>
          {isEditing ? (
            <EditReport row={row} onDone={() => setEditing(false)} />
          ) : sealed ? (
            <SealedPanel row={row} />
          ) : (
            <ReportFacts row={row} />
          )}
          {!sealed && <RecordPhotos row={row} />}
          {!sealed && <GradePanel row={row} />}
          {!sealed && <CausePanel row={row} />}
          {(!sealed || session.side === 'shore') && (
            <ActionsPanel row={row} isReadOnly={row.isRemoved || isClosed(row)} />
          )}
          {!sealed && <PreventionPanel row={row} />}
          {!sealed && <EffectPanel row={row} />}
          {!sealed && <AnswerPanel row={row} />}
          {!sealed && <RemarksPanel row={row} />}
        </Column>
        <Column span={4}>
          <MovesPanel row={row} isQuiet={isEditing} />
          {!sealed && <WhoPanel row={row} />}
          <DeadlinesPanel row={row} />
          <StatePanel row={row} />
          <HistoryPanel record={row.id} />
        </Column>
      </Columns>
      <ReasonDialog
        opened={isVoiding}
        title={t('reports:void.title')}
        text={t('reports:void.text')}
        confirm={t('reports:void.confirm')}
        onClose={() => setVoiding(false)}
        onGiven={(reason) => remove(row, reason)}
      />
    </Page>
  );
}

function VoidedNotice({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('reports');
  const { side } = useSession();
  const nameOf = usePersonName();
  const [isAsking, setAsking] = useState(false);
  const removed = row.values['removed'];
  const { by, reason } = isPlainObject(removed) ? removed : {};
  return (
    <>
      <Notice
        kind="info"
        title={t('void.voided', { name: nameOf(typeof by === 'string' ? by : null) })}
        actions={side === 'ship' && <Button onClick={() => setAsking(true)}>{t('void.undo')}</Button>}
      >
        {typeof reason === 'string' && <p>{reason}</p>}
      </Notice>
      <ReasonDialog
        opened={isAsking}
        title={t('void.undoTitle')}
        text={t('void.undoText')}
        confirm={t('void.undo')}
        onClose={() => setAsking(false)}
        onGiven={(why) => takeBackRemoval(row, why)}
      />
    </>
  );
}
