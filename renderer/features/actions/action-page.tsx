import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, save, useDraft, useRecord, useRecordState, useSession } from '#renderer/data/index.ts';
import { HistoryPanel } from '#renderer/features/history/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { RecordPhotos } from '#renderer/features/photos/index.ts';
import { RecordSection } from '#renderer/features/section/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { RecordState } from '#renderer/ui/status/record-state.tsx';
import { type ActionDraft, draftOfAction, valuesOfAction } from './action-draft.ts';
import { ActionFacts, CheckFacts } from './action-facts.tsx';
import { ActionForm } from './action-form.tsx';
import { ActionMoves } from './action-moves.tsx';
import { isEnded, mayEditAction } from './action-values.ts';

/** One action: what is to be done, by whom and when, what was done, and whether it helped. */
export function ActionPage() {
  const { t } = useTranslation(['actions', 'ui']);
  const { id = '' } = useParams<{ id: string }>();
  const row = useRecord(id);
  if (row === undefined) return <p role="status">{t('ui:shell.loading')}</p>;
  if (row !== null) return <KnownAction row={row} />;
  return (
    <Page title={t('actions:unknown')}>
      <ErrorNote
        error={{ code: 'record/unknown' }}
        action={
          <Button component="a" href="#/actions">
            {t('actions:toList')}
          </Button>
        }
      />
    </Page>
  );
}

const COMPANY_FIELDS = ['dueOn', 'extendedToOn', 'extensionReason', 'verifier', 'verifyMethod'] as const;

function KnownAction({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('actions');
  const session = useSession();
  const delivery = useRecordState(row);
  const [isEditing, setEditing] = useState(false);
  const mayEdit = mayEditAction(row, session);
  const mayGrant = session.side === 'shore' && mayEdit;

  return (
    <Page
      title={row.title}
      sub={row.number === null ? undefined : <bdi>{row.number}</bdi>}
      actions={
        <>
          <RecordState state={delivery} framed />
          <Button component="a" href="#/actions" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toList')}
          </Button>
          {mayEdit && !isEditing && (
            <Button leftSection={<Icon name="edit" />} onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
          )}
        </>
      }
    >
      <ConflictNote record={row.id} />
      <Columns>
        <Column span={8}>
          {isEditing ? <EditAction row={row} onDone={() => setEditing(false)} /> : <ActionFacts row={row} />}
          <CheckFacts row={row} />
          <RecordPhotos row={row} />
        </Column>
        <Column span={4}>
          <ActionMoves row={row} />
          <RecordSection
            row={row}
            title={t('company.title')}
            fields={COMPANY_FIELDS}
            mayEdit={mayGrant && !isEnded(row)}
            empty={mayGrant ? t('company.emptyShore') : t('company.emptyShip')}
            help={{ extensionReason: t('company.extensionHelp'), verifier: t('company.verifierHelp') }}
          />
          <HistoryPanel record={row.id} />
        </Column>
      </Columns>
    </Page>
  );
}

/** What the form had loaded stays with what is typed. */
type EditDraft = { readonly loaded: RecordRow; readonly action: ActionDraft };

function EditAction({ row, onDone }: { readonly row: RecordRow; readonly onDone: () => void }) {
  const { t } = useTranslation(['actions', 'common']);
  const { persons, side } = useSession();
  const [initial] = useState<EditDraft>(() => ({ loaded: row, action: draftOfAction(row, side) }));
  const draft = useDraft(`action/${row.id}/edit`, initial);
  const { run, isBusy, error } = useCommand();
  const { value } = draft;
  if (value === null) return null;

  async function leave() {
    await draft.clear();
    onDone();
  }

  async function keep() {
    if (value === null) return;
    const values = valuesOfAction(value.action, persons, side);
    const saved = await run(() => save([{ record: row.id, collection: 'action', values, loaded: value.loaded }]));
    if (saved.ok) await leave();
  }

  return (
    <Panel title={t('actions:edit')}>
      <ActionForm
        draft={value.action}
        takesFocus
        onChange={(change) => draft.set((before) => ({ ...before, action: { ...before.action, ...change } }))}
        submit={t('actions:save')}
        onSubmit={() => void keep()}
        onCancel={() => void leave()}
        isBusy={isBusy}
        error={error}
      />
    </Panel>
  );
}
