import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId, type RecordRow, save, useChildren, useSession } from '#renderer/data/index.ts';
import { RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import type { ActionFields } from '#shared/domain/action.ts';
import classes from './risk.module.css';
import { measureAction } from './risk-values.ts';

/** What is still to be done about it: actions of the ship's one list, under this risk. */
export function MeasuresPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('risk');
  const { person, staff } = useSession();
  const actions = useChildren(row.id, 'action') ?? [];
  const [title, setTitle] = useState('');
  const { run, isBusy, error } = useCommand();
  const owner = { record: person?.record ?? null, name: person?.name ?? staff?.name ?? '' };

  async function make() {
    const id = await newId('action');
    if (!id.ok) return id;
    const words = title.trim() || t('measures.treat', { risk: row.title });
    const saved = await save(measureAction(row, id.value, { title: words }, owner, Date.now()));
    if (saved.ok) setTitle('');
    return saved;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isBusy) void run(make);
  }

  return (
    <Panel title={t('measures.title')} aside={t('measures.count', { count: actions.length })}>
      <div className={classes['stack']}>
        {error !== null && <ErrorNote error={error} />}
        {actions.length > 0 && (
          <Rows label={t('measures.title')}>
            {actions.map((action) => (
              <ActionRow key={action.id} action={action} />
            ))}
          </Rows>
        )}
        {!row.isRemoved && (
          <form onSubmit={submit} className={classes['add']} noValidate>
            <TextField label={t('measures.what')} help={t('measures.help')} value={title} onChange={setTitle} />
            <Button type="submit" leftSection={<Icon name="add" />} disabled={isBusy}>
              {t('measures.make')}
            </Button>
          </form>
        )}
      </div>
    </Panel>
  );
}

function ActionRow({ action }: { readonly action: RecordRow }) {
  const { t } = useTranslation('risk');
  const words = useFieldWords();
  const formats = useFormats();
  const { ownerName, plannedOn, dueOn, extendedToOn } = action.values as ActionFields;
  const on = extendedToOn ?? dueOn ?? plannedOn;
  return (
    <Row
      compact
      title={<RefTitle record={action.id} />}
      sub={
        <>
          <bdi>{action.number}</bdi>
          {ownerName && (
            <>
              {' · '}
              <bdi>{ownerName}</bdi>
            </>
          )}
          {' · '}
          {on ? t('measures.by', { day: formats.day(on) }) : t('notSet')}
        </>
      }
      end={<span className={classes['small']}>{words.code('action', 'state', action.state ?? 'open')}</span>}
    />
  );
}
