import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useDraft, useSession } from '#renderer/data/index.ts';
import { FieldInput, FieldList, useFieldWords, useMaySeeRestricted } from '#renderer/features/fields/index.ts';
import { focusFirstError, hasWrongInput, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { Value } from '#shared/base/value.ts';
import { isAhead } from '#shared/domain/is-ahead.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';
import { type FieldError, fieldErrors, missingFields } from '#shared/domain/validate.ts';
import { mayEditFacts } from './incident-values.ts';
import { useIncidentWords } from './incident-words.ts';
import classes from './incidents.module.css';
import { SeverityField } from './severity-field.tsx';

type FieldGroupProps = {
  readonly row: RecordRow;
  readonly title: string;
  /** Unique on the page: the draft is kept under it. */
  readonly group: string;
  readonly fields: readonly string[];
  /** Above the fields, with what is typed so far: a proposal that follows from them. */
  readonly children?: (values: Readonly<Record<string, Value>>) => ReactNode;
};

/** What the form had loaded stays with what is typed: whoever saves later replaces only what was on the screen. */
type GroupDraft = { readonly loaded: RecordRow | null; readonly values: Readonly<Record<string, Value>> };
const CLOSED: GroupDraft = { loaded: null, values: {} };

/** Some fields of the incident: to read, and to set right in the same place. */
export function FieldGroup({ row, title, group, fields, children }: FieldGroupProps) {
  const { t } = useTranslation('incidents');
  const session = useSession();
  const maySee = useMaySeeRestricted();
  const draft = useDraft<GroupDraft>(`incident/${row.id}/group/${group}`, CLOSED);
  const shown = fields.filter((field) => maySee || fieldSpec('incident', field).restricted !== true);
  const { value } = draft;
  if (value === null) return null;
  if (value.loaded !== null)
    return (
      <GroupForm
        row={row}
        title={title}
        fields={shown}
        loaded={value.loaded}
        values={value.values}
        onChange={(field, next) => draft.set((before) => ({ ...before, values: { ...before.values, [field]: next } }))}
        onDone={() => void draft.clear()}
        head={children}
      />
    );
  return (
    <Panel
      title={title}
      action={
        mayEditFacts(row, session) && (
          <Button
            variant="subtle"
            leftSection={<Icon name="edit" />}
            aria-label={t('edit.of', { title })}
            onClick={() => draft.set({ loaded: row, values: {} })}
          >
            {t('edit.open')}
          </Button>
        )
      }
    >
      <div className={classes['stack']}>
        {children?.(row.values)}
        <FieldList row={row} fields={shown} />
      </div>
    </Panel>
  );
}

type GroupFormProps = {
  readonly row: RecordRow;
  readonly title: string;
  readonly fields: readonly string[];
  readonly loaded: RecordRow;
  readonly values: Readonly<Record<string, Value>>;
  readonly onChange: (field: string, value: Value) => void;
  readonly onDone: () => void;
  readonly head: FieldGroupProps['children'];
};

type GroupFieldProps = Parameters<typeof FieldInput>[0];

/** The severity has words for its five steps; all else is as declared. */
function GroupField(props: GroupFieldProps) {
  const words = useIncidentWords();
  if (props.field !== 'severity') return <FieldInput {...props} />;
  return <SeverityField value={props.value} onChange={props.onChange} label={words.field('severity')} />;
}

function GroupForm({ row, title, fields, loaded, values, onChange, onDone, head }: GroupFormProps) {
  const { t } = useTranslation(['incidents', 'common']);
  const words = useFieldWords();
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [ahead, setAhead] = useState<readonly string[]>([]);
  const { run, isBusy, error } = useCommand();
  const now = { ...loaded.values, ...values };

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (hasWrongInput(form.current)) {
      focusFirstError(form.current);
      return;
    }
    const given = Object.fromEntries(Object.entries(values).filter(([, each]) => each !== null && each !== ''));
    const missing = missingFields('incident', now).filter((field) => field in values);
    const found = [
      ...missing.map((field): FieldError => ({ field, why: 'required' })),
      ...fieldErrors('incident', given),
    ];
    const early = fields.filter(
      (field) => fieldSpec('incident', field).type === 'instant' && isAhead(values[field], Date.now()),
    );
    setErrors(found);
    setAhead(early);
    if (found.length > 0 || early.length > 0) {
      focusFirstError(form.current);
      return;
    }
    const saved = await run(() => save([{ record: row.id, collection: 'incident', loaded, values }]));
    if (saved.ok) onDone();
  }

  const errorOf = (field: string) => {
    if (ahead.includes(field)) return t('incidents:capture.future.noticedAt');
    const found = errors.find((each) => each.field === field);
    return found === undefined ? null : words.why(found);
  };
  return (
    <form onSubmit={submit} ref={form} noValidate>
      <Panel title={title}>
        <div className={classes['form']}>
          {loaded.revision !== row.revision && <Notice kind="info">{t('incidents:edit.changed')}</Notice>}
          {error !== null && <ErrorNote error={error} />}
          {head?.(now)}
          <div className={classes['fields']}>
            {fields.map((field) => {
              const isWide = fieldSpec('incident', field).rule === 'text';
              return (
                <div key={field} className={isWide ? classes['wide'] : undefined}>
                  <GroupField
                    collection="incident"
                    field={field}
                    value={now[field]}
                    onChange={(next) => {
                      setErrors((before) => before.filter((each) => each.field !== field));
                      setAhead((before) => before.filter((each) => each !== field));
                      onChange(field, next);
                    }}
                    error={errorOf(field)}
                    record={row.id}
                  />
                </div>
              );
            })}
          </div>
          <div className={classes['buttons']}>
            <Button type="submit" variant="filled" disabled={isBusy} leftSection={<Icon name="check" />}>
              {t('incidents:save')}
            </Button>
            <Button variant="subtle" disabled={isBusy} onClick={onDone}>
              {t('common:action.cancel')}
            </Button>
            <span className={classes['dim']}>{t('incidents:edit.kept')}</span>
          </div>
        </div>
      </Panel>
    </form>
  );
}
