import { Button } from '@mantine/core';
import { type FormEvent, Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useDraft } from '#renderer/data/index.ts';
import { FieldInput, FieldValue, isEmptyValue, useFieldWords } from '#renderer/features/fields/index.ts';
import { focusFirstError, hasWrongInput, useCommand, useFocusInside } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { Value } from '#shared/base/value.ts';
import classes from './section.module.css';

export type SectionValues = Readonly<Record<string, Value>>;

type RecordSectionProps = {
  readonly row: RecordRow;
  readonly title: string;
  /** Fields that are read here, in this order. */
  readonly fields: readonly string[];
  /** Those of them that who works here fills in; by default all. */
  readonly inputs?: readonly string[];
  readonly mayEdit: boolean;
  /** Word of the button that opens the form; by default "Fill in" or "Change". */
  readonly edit?: string;
  /** What to say while nothing is filled in. */
  readonly empty: string;
  readonly help?: Readonly<Record<string, string>>;
  /** Inputs in place of the plain ones; undefined leaves a field to its declaration. */
  readonly input?: (
    field: string,
    values: SectionValues,
    set: (change: SectionValues) => void,
  ) => ReactNode | undefined;
  /** What is read in place of the plain list of fields. */
  readonly view?: ReactNode;
  /** Above the fields of the form. */
  readonly lead?: ReactNode;
  /** Written along with what was typed. */
  readonly also?: (values: SectionValues) => SectionValues;
  readonly aside?: ReactNode;
};

/** What the form had loaded stays with what is typed: whoever saves later replaces only what was on the screen. */
type SectionDraft = { readonly loaded: RecordRow; readonly values: SectionValues };

function valuesOf(row: RecordRow, fields: readonly string[]): SectionValues {
  return Object.fromEntries(fields.map((field) => [field, row.values[field] ?? null]));
}

/**
 * Some fields of a record: to read, and in one press a form in the same place. What is typed is kept until it is saved;
 * a form that was left half filled in is open again.
 */
export function RecordSection(props: RecordSectionProps) {
  const { row, title, fields, inputs = fields, mayEdit, edit, empty, view, aside } = props;
  const { t } = useTranslation('section');
  const [isOpen, setOpen] = useState(false);
  const [initial] = useState<SectionDraft>(() => ({ loaded: row, values: valuesOf(row, inputs) }));
  const draft = useDraft(`${row.collection}/${row.id}/${inputs[0]}`, initial);
  const known = fields.filter((field) => !isEmptyValue(row.values[field]));

  if (mayEdit && draft.value !== null && (isOpen || draft.isRestored))
    return (
      <SectionForm
        {...props}
        draft={draft.value}
        takesFocus={isOpen}
        onChange={(change) => draft.set((before) => ({ ...before, values: { ...before.values, ...change } }))}
        onDone={async () => {
          await draft.clear();
          setOpen(false);
        }}
      />
    );
  const button = mayEdit && (
    <Button
      variant="subtle"
      leftSection={<Icon name="edit" />}
      onClick={() => {
        draft.set({ loaded: row, values: valuesOf(row, inputs) });
        setOpen(true);
      }}
      aria-label={`${edit ?? t(known.length > 0 ? 'change' : 'fillIn')}: ${title}`}
    >
      {edit ?? t(known.length > 0 ? 'change' : 'fillIn')}
    </Button>
  );
  return (
    <Panel title={title} aside={aside} action={button || undefined}>
      {known.length === 0 ? (
        <p className={classes['dim']}>{empty}</p>
      ) : (
        (view ?? <FieldFacts row={row} fields={known} />)
      )}
    </Panel>
  );
}

/** Fields and their values; a field that two sides changed says so. */
function FieldFacts({ row, fields }: { readonly row: RecordRow; readonly fields: readonly string[] }) {
  const words = useFieldWords();
  const { t } = useTranslation('section');
  const inConflict = new Set(row.conflicts.map(({ field }) => field));
  return (
    <KeyValue
      layout="columns"
      items={fields.map((field) => ({
        label: words.label(row.collection, field),
        value: (
          <span className={classes['said']} dir="auto">
            <FieldValue collection={row.collection} field={field} value={row.values[field]} />
            {inConflict.has(field) && ` · ${t('differs')}`}
          </span>
        ),
      }))}
    />
  );
}

type SectionFormProps = RecordSectionProps & {
  readonly draft: SectionDraft;
  /** It was opened by a press: the keyboard goes on in it. */
  readonly takesFocus: boolean;
  readonly onChange: (change: SectionValues) => void;
  readonly onDone: () => Promise<void>;
};

function SectionForm(props: SectionFormProps) {
  const { row, title, fields, inputs = fields, help, input, lead, also, draft, takesFocus, onChange, onDone } = props;
  const { t } = useTranslation(['section', 'common']);
  const { run, isBusy, error } = useCommand();
  const form = useFocusInside(takesFocus);
  const isChangedMeanwhile = draft.loaded.revision !== row.revision;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (hasWrongInput(form.current)) {
      focusFirstError(form.current);
      return;
    }
    const values = { ...draft.values, ...also?.(draft.values) };
    const saved = await run(() => save([{ record: row.id, collection: row.collection, values, loaded: draft.loaded }]));
    if (saved.ok) await onDone();
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Panel title={title}>
        <div className={classes['form']}>
          {isChangedMeanwhile && <Notice kind="caution">{t('section:changed')}</Notice>}
          {error !== null && <ErrorNote error={error} />}
          {lead}
          {inputs.map((field) => {
            const own = input?.(field, draft.values, onChange);
            if (own !== undefined) return <Fragment key={field}>{own}</Fragment>;
            return (
              <FieldInput
                key={field}
                collection={row.collection}
                field={field}
                value={draft.values[field]}
                onChange={(value) => onChange({ [field]: value })}
                record={row.id}
                {...(help?.[field] === undefined ? {} : { help: help[field] })}
              />
            );
          })}
          <div className={classes['buttons']}>
            <Button type="submit" variant="filled" leftSection={<Icon name="check" />} disabled={isBusy}>
              {t('section:save')}
            </Button>
            <Button variant="subtle" onClick={() => void onDone()} disabled={isBusy}>
              {t('common:action.cancel')}
            </Button>
            <span className={classes['dim']}>{t('section:kept')}</span>
          </div>
        </div>
      </Panel>
    </form>
  );
}
