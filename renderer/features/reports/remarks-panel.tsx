import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type RecordRow,
  type SaveDraft,
  save,
  useChildren,
  useDraft,
  useRecordState,
  useSession,
} from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { RecordState } from '#renderer/ui/status/record-state.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import type { ReportRemarkFields } from '#shared/domain/report.ts';
import classes from './reports.module.css';
import { usePersonName } from './use-person-name.ts';

/** What was asked and added since: the ship writes remarks, the shore replies to each. */
export function RemarksPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('reports');
  const { side, person } = useSession();
  const remarks = useChildren(row.id, 'reportRemark') ?? [];
  const mayWrite = side === 'ship' && person !== null && !row.isRemoved;
  if (remarks.length === 0 && !mayWrite) return null;
  return (
    <Panel title={t('remark.title')} aside={remarks.length > 0 ? String(remarks.length) : undefined} padding="bare">
      {remarks.length === 0 ? (
        <p className={classes['noRemark']}>{t('remark.none')}</p>
      ) : (
        <ol className={classes['remarks']}>
          {remarks.map((remark) => (
            <Remark key={remark.id} remark={remark} />
          ))}
        </ol>
      )}
      {mayWrite && (
        <div className={classes['newRemark']}>
          <WriteForm
            draftKey={`report/${row.id}/remark`}
            label={t('remark.label')}
            send={t('remark.send')}
            saveOf={(text) => ({
              collection: 'reportRemark',
              values: { parent: row.id, text, by: person.record, writtenAt: Date.now() },
            })}
          />
        </div>
      )}
    </Panel>
  );
}

function Remark({ remark }: { readonly remark: RecordRow }) {
  const { t } = useTranslation('reports');
  const { side, person } = useSession();
  const nameOf = usePersonName();
  const state = useRecordState(remark);
  const { text, by, writtenAt, reply, repliedBy, repliedAt } = remark.values as ReportRemarkFields;
  return (
    <li className={classes['remark']}>
      <div className={classes['head']}>
        <strong>{nameOf(by ?? remark.created.actor)}</strong>
        <Instant at={writtenAt ?? remark.createdAt} withShip />
        <span className={classes['headEnd']}>
          <RecordState state={state} />
        </span>
      </div>
      <p className={classes['said']} dir="auto">
        {text}
      </p>
      {reply ? (
        <div className={classes['reply']}>
          <div className={classes['head']}>
            <strong>{repliedBy ? nameOf(repliedBy) : t('remark.shore')}</strong>
            {typeof repliedAt === 'number' && <Instant at={repliedAt} />}
          </div>
          <p className={classes['said']} dir="auto">
            {reply}
          </p>
        </div>
      ) : (
        side === 'shore' && (
          <WriteForm
            draftKey={`remark/${remark.id}/reply`}
            label={t('remark.reply')}
            send={t('remark.sendReply')}
            saveOf={(words) => ({
              record: remark.id,
              collection: 'reportRemark',
              values: {
                reply: words,
                repliedAt: Date.now(),
                ...(person === null ? {} : { repliedBy: person.record }),
              },
              loaded: remark,
            })}
          />
        )
      )}
    </li>
  );
}

type WriteFormProps = {
  readonly draftKey: string;
  readonly label: string;
  readonly send: string;
  readonly saveOf: (text: string) => SaveDraft;
};

/** One text and one button; what is typed is kept until it is sent. */
function WriteForm({ draftKey, label, send, saveOf }: WriteFormProps) {
  const { t } = useTranslation('reports');
  const draft = useDraft(draftKey, '');
  const [isMissing, setMissing] = useState(false);
  const { run, isBusy, error } = useCommand();
  const { value } = draft;
  if (value === null) return null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const text = (value ?? '').trim();
    setMissing(text === '');
    if (text === '' || isBusy) return;
    const result = await run(() => save([saveOf(text)]));
    if (result.ok) await draft.clear();
  }

  return (
    <form className={classes['write']} onSubmit={submit} noValidate>
      {error !== null && <ErrorNote error={error} />}
      <TextAreaField
        label={label}
        error={isMissing ? t('remark.needed') : null}
        value={value}
        onChange={draft.set}
        rows={2}
      />
      <div>
        <Button type="submit" disabled={isBusy} leftSection={<Icon name="send" />}>
          {send}
        </Button>
      </div>
    </form>
  );
}
