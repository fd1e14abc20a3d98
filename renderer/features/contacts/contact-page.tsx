import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, remove, save, takeBackRemoval, useRecord, useSession } from '#renderer/data/index.ts';
import { FieldList, useFieldWords } from '#renderer/features/fields/index.ts';
import { HistoryPanel } from '#renderer/features/history/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { EditButton, MissingRecord, useEditDraft } from '#renderer/features/register/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { AnswersPanel } from './answers-panel.tsx';
import { ContactForm } from './contact-form.tsx';
import { checkedNow, checkState, contactOf } from './contact-values.ts';

const REACH = ['phoneAllHours', 'phone', 'satphone', 'vhf', 'email', 'portal', 'hours', 'address'] as const;
const WHO = ['organisation', 'personName', 'languages', 'countries', 'script', 'note'] as const;

/** `/contacts/:id`: one contact, whether its number still holds, and when it is called. */
export function ContactPage() {
  const { t } = useTranslation('contacts');
  const { id = '' } = useParams<{ id: string }>();
  const row = useRecord(decodeURIComponent(id));
  if (row === undefined) return null;
  if (row === null || row.collection !== 'contact') return <MissingRecord href="#/contacts" toList={t('toList')} />;
  return <KnownContact row={row} />;
}

function KnownContact({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('contacts');
  const words = useFieldWords();
  const edit = useEditDraft(row);
  const [asked, setAsked] = useState<'retire' | 'takeBack' | null>(null);
  const { kind } = contactOf(row);
  return (
    <Page
      title={row.title}
      sub={kind ? words.code('contact', 'kind', kind) : undefined}
      actions={
        <>
          <Button component="a" href="#/contacts" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toList')}
          </Button>
          {edit.values === null && (
            <>
              {row.isRemoved ? (
                <Button leftSection={<Icon name="undo" />} onClick={() => setAsked('takeBack')}>
                  {t('takeBack.button')}
                </Button>
              ) : (
                <Button leftSection={<Icon name="delete" />} onClick={() => setAsked('retire')}>
                  {t('retire.button')}
                </Button>
              )}
              {!row.isRemoved && <EditButton onClick={edit.open} />}
            </>
          )}
        </>
      }
    >
      <ConflictNote record={row.id} />
      {row.isRemoved && <Notice kind="info">{t('retire.done')}</Notice>}
      {edit.values === null ? (
        <Columns>
          <Column span={8}>
            <Panel title={t('form.reach')}>
              <FieldList row={row} fields={REACH} />
            </Panel>
            <Panel title={t('form.who')}>
              <FieldList row={row} fields={WHO} />
            </Panel>
            <HistoryPanel record={row.id} />
          </Column>
          <Column span={4}>
            <CheckPanel row={row} />
            <AnswersPanel contact={contactOf(row)} />
          </Column>
        </Columns>
      ) : (
        <ContactForm
          record={row.id}
          values={edit.values}
          onChange={edit.set}
          isBehind={edit.isBehind}
          onSave={edit.keep}
          onCancel={() => void edit.leave()}
        />
      )}
      <ReasonDialog
        opened={asked !== null}
        title={t(`${asked ?? 'retire'}.title`, { name: row.title })}
        text={t(`${asked ?? 'retire'}.text`)}
        confirm={t(`${asked ?? 'retire'}.button`)}
        onClose={() => setAsked(null)}
        onGiven={(reason) => (asked === 'takeBack' ? takeBackRemoval(row, reason) : remove(row, reason))}
      />
    </Page>
  );
}

/** A number that nobody has tried is no number: one press says that it was called and is right. */
function CheckPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('contacts');
  const { person } = useSession();
  const now = useNow();
  const { run, isBusy, error } = useCommand();
  const state = checkState(contactOf(row), now);
  const { checkedOn } = contactOf(row);
  return (
    <Panel title={t('check.title')}>
      {error !== null && <ErrorNote error={error} />}
      <StatusMark kind={state === 'good' ? 'done' : state === 'stale' ? 'caution' : 'pending'}>
        {checkedOn ? <Age at={Date.parse(`${checkedOn}T00:00:00Z`)} form="ago" /> : t('check.never')}
      </StatusMark>
      <FieldList row={row} fields={['checkedOn', 'checkedBy']} />
      {!row.isRemoved && (
        <Button
          leftSection={<Icon name="check" />}
          disabled={isBusy}
          onClick={() => void run(() => save([checkedNow(row, person?.record ?? null, Date.now())]))}
        >
          {t('check.now')}
        </Button>
      )}
    </Panel>
  );
}
