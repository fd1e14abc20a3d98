import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useDraft, useSession } from '#renderer/data/index.ts';
import { focusFirstError, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { reportOf } from './report-values.ts';
import classes from './reports.module.css';
import { usePersonName } from './use-person-name.ts';

/** What the DPA says to the ship: read aboard, written ashore. */
export function AnswerPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('reports');
  const { side, roles } = useSession();
  const nameOf = usePersonName();
  const [isWriting, setWriting] = useState(false);
  const { answer, answeredBy, answeredAt } = reportOf(row);
  const mayAnswer = side === 'shore' && roles.includes('DPA') && !row.isRemoved;
  const hasAnswer = typeof answer === 'string' && answer !== '';

  if (mayAnswer && (!hasAnswer || isWriting)) return <AnswerForm row={row} onDone={() => setWriting(false)} />;
  if (!hasAnswer) return null;
  return (
    <Panel
      title={t('answer.title')}
      aside={
        <>
          {answeredBy ? `${nameOf(answeredBy)} · ` : ''}
          {typeof answeredAt === 'number' && <Instant at={answeredAt} />}
        </>
      }
      action={
        mayAnswer && (
          <Button variant="subtle" onClick={() => setWriting(true)}>
            {t('answer.change')}
          </Button>
        )
      }
    >
      <p className={classes['said']} dir="auto">
        {answer}
      </p>
    </Panel>
  );
}

type AnswerDraft = { readonly text: string; readonly loaded: RecordRow };

function AnswerForm({ row, onDone }: { readonly row: RecordRow; readonly onDone: () => void }) {
  const { t } = useTranslation('reports');
  const { person } = useSession();
  const [initial] = useState<AnswerDraft>(() => ({ text: reportOf(row).answer ?? '', loaded: row }));
  const draft = useDraft(`report/${row.id}/answer`, initial);
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const { value } = draft;
  if (value === null) return null;

  async function send(event: FormEvent) {
    event.preventDefault();
    if (value === null || isBusy) return;
    const text = value.text.trim();
    setMissing(text === '');
    if (text === '') {
      focusFirstError(form.current);
      return;
    }
    const values = { answer: text, answeredAt: Date.now(), ...(person === null ? {} : { answeredBy: person.record }) };
    const result = await run(() => save([{ record: row.id, collection: 'report', values, loaded: value.loaded }]));
    if (!result.ok) return;
    await draft.clear();
    onDone();
  }

  return (
    <form onSubmit={send} ref={form} noValidate>
      <Panel title={t('answer.write')}>
        <div className={classes['stack']}>
          {error !== null && <ErrorNote error={error} />}
          <TextAreaField
            label={t('answer.label')}
            help={t('answer.help')}
            error={isMissing ? t('answer.needed') : null}
            value={value.text}
            onChange={(text) => draft.set((before) => ({ ...before, text }))}
            rows={4}
          />
          <div className={classes['attach']}>
            <Button type="submit" variant="filled" disabled={isBusy} leftSection={<Icon name="send" />}>
              {t('answer.send')}
            </Button>
            <span className={classes['dim']}>{t('new.kept')}</span>
          </div>
        </div>
      </Panel>
    </form>
  );
}
