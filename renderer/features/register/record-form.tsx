import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldInput } from '#renderer/features/fields/index.ts';
import { focusFirstError, hasWrongInput, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import classes from './register.module.css';

export type FormPart = { readonly title: string; readonly fields: readonly string[] };

type RecordFormProps = {
  readonly collection: string;
  readonly record?: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly onChange: (field: string, value: Value) => void;
  /** Two columns; the last part of the second holds the buttons. */
  readonly columns: readonly [readonly FormPart[], readonly FormPart[]];
  /** What is wrong now, by field, in the reader's words; said once it was tried to save. */
  readonly problems: Readonly<Record<string, string>>;
  readonly help?: Readonly<Record<string, string>>;
  /** In place of the usual control of a field. */
  readonly own?: Readonly<Record<string, ReactNode>>;
  /** Somebody else changed the record since the form opened. */
  readonly isBehind?: boolean;
  /** Absent: the words for a record that is held. */
  readonly saveWord?: string;
  /** It was tried to save: controls of one's own say now what is wrong with them. */
  readonly onAsked?: () => void;
  readonly onSave: () => Promise<Result<unknown>>;
  readonly onCancel: () => void;
};

/** A record of a register as it is written: what is typed is kept, what is wrong stands at its field. */
export function RecordForm(props: RecordFormProps) {
  const { collection, record, values, onChange, columns, problems, help = {}, own = {} } = props;
  const { isBehind = false, saveWord, onAsked, onSave, onCancel } = props;
  const { t } = useTranslation(['register', 'common']);
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    onAsked?.();
    if (isBusy) return;
    if (Object.keys(problems).length > 0 || hasWrongInput(form.current)) {
      focusFirstError(form.current);
      return;
    }
    await run(onSave);
  }

  const input = (field: string) =>
    own[field] ?? (
      <FieldInput
        key={field}
        collection={collection}
        field={field}
        value={values[field]}
        onChange={(next) => onChange(field, next)}
        error={isAsked ? (problems[field] ?? null) : null}
        {...(record === undefined ? {} : { record })}
        {...(help[field] === undefined ? {} : { help: help[field] })}
      />
    );

  const bar = (
    <ActionBar
      note={t('register:form.kept')}
      end={
        <Button variant="subtle" leftSection={<Icon name="close" />} onClick={onCancel} disabled={isBusy}>
          {t('common:action.cancel')}
        </Button>
      }
    >
      <Button variant="filled" size="lg" type="submit" leftSection={<Icon name="check" />} disabled={isBusy}>
        {saveWord ?? t('register:form.save')}
      </Button>
    </ActionBar>
  );

  return (
    <form onSubmit={submit} ref={form} noValidate>
      {isBehind && <Notice kind="caution">{t('register:form.changed')}</Notice>}
      {error !== null && <ErrorNote error={error} />}
      <Columns>
        {columns.map((parts, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns that never change places
          <Column key={column} span={6}>
            {parts.map(({ title, fields }, at) => (
              <Panel key={title} title={title} foot={column === 1 && at === parts.length - 1 ? bar : undefined}>
                <div className={classes['form']}>{fields.map(input)}</div>
              </Panel>
            ))}
          </Column>
        ))}
      </Columns>
    </form>
  );
}
