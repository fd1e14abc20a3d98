import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, useRecord, useSession } from '#renderer/data/index.ts';
import { ActionsPanel } from '#renderer/features/actions/index.ts';
import { FieldList, useFieldWords } from '#renderer/features/fields/index.ts';
import { HistoryPanel } from '#renderer/features/history/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { RecordPhotos } from '#renderer/features/photos/index.ts';
import { EditButton, MissingRecord, useEditDraft } from '#renderer/features/register/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { PressButton } from './press-button.tsx';
import { SetAside } from './set-aside.tsx';
import { BROUGHT, DONE, VisitForm, WHO } from './visit-form.tsx';
import { VisitState } from './visit-state.tsx';
import { visitOf } from './visit-values.ts';

const WHEN = ['plannedFromAt', 'plannedToAt', 'startedAt', 'endedAt', 'approvedBy', 'approvedAt'] as const;

/** `/visits/:id`: one session, what was done, and what is checked after it. */
export function VisitPage() {
  const { t } = useTranslation('visits');
  const { id = '' } = useParams<{ id: string }>();
  const row = useRecord(decodeURIComponent(id));
  if (row === undefined) return null;
  if (row === null || row.collection !== 'vendorSession') return <MissingRecord href="#/visits" toList={t('toList')} />;
  return <KnownVisit row={row} />;
}

function KnownVisit({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('visits');
  const words = useFieldWords();
  const edit = useEditDraft(row);
  const mayWrite = useSession().may.includes('mediaWrite') && !row.isRemoved;
  const { kind } = visitOf(row);
  return (
    <Page
      title={row.title}
      sub={
        <>
          <bdi>{row.number}</bdi>
          {kind && ` · ${words.code('vendorSession', 'kind', kind)}`}
        </>
      }
      actions={
        <>
          <VisitState row={row} />
          <Button component="a" href="#/visits" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toList')}
          </Button>
          {edit.values === null && mayWrite && (
            <>
              <EditButton onClick={edit.open} />
              <SetAside row={row} />
              <PressButton row={row} isMain />
            </>
          )}
        </>
      }
    >
      <ConflictNote record={row.id} />
      {row.state === 'requested' && <Notice kind="info">{t('waits')}</Notice>}
      {row.state === 'ended' && <Notice kind="info">{t('checkAfter')}</Notice>}
      {edit.values === null ? (
        <Columns>
          <Column span={8}>
            <Panel title={t('form.done')}>
              <FieldList row={row} fields={DONE} />
            </Panel>
            <Panel title={t('form.who')}>
              <FieldList row={row} fields={WHO} />
            </Panel>
            <HistoryPanel record={row.id} />
          </Column>
          <Column span={4}>
            <Panel title={t('form.when')}>
              <FieldList row={row} fields={WHEN} />
            </Panel>
            <Panel title={t('form.brought')}>
              <FieldList row={row} fields={BROUGHT} />
            </Panel>
            <ActionsPanel row={row} isReadOnly={row.isRemoved} />
            <RecordPhotos row={row} />
          </Column>
        </Columns>
      ) : (
        <VisitForm row={row} edit={edit} values={edit.values} />
      )}
    </Page>
  );
}
