import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useDraft, useSession } from '#renderer/data/index.ts';
import { FieldInput, useFieldWords } from '#renderer/features/fields/index.ts';
import { focusFirstError, useCommand } from '#renderer/features/session/index.ts';
import { FlagFields, ShipTimeField, useLanguageNames } from '#renderer/features/setup/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { Value } from '#shared/base/value.ts';
import type { VesselFields } from '#shared/domain/vessel.ts';
import classes from './settings.module.css';
import { formOf, problemsOf, SHIP_FACTS, type VesselForm, valuesOf } from './vessel-form.ts';

type Draft = { readonly loaded: RecordRow; readonly form: VesselForm };
type EditVesselProps = { readonly row: RecordRow; readonly isEnrolled: boolean; readonly onDone: () => void };

export function EditVessel({ row, isEnrolled, onDone }: EditVesselProps) {
  const { t } = useTranslation(['settings', 'common', 'setup']);
  const words = useFieldWords();
  const languages = useLanguageNames();
  const { offered } = useLanguage();
  const { side } = useSession();
  const [initial] = useState<Draft>(() => ({ loaded: row, form: formOf(row.values as VesselFields) }));
  const draft = useDraft(`vessel/${row.id}/edit`, initial);
  const [isChecked, setChecked] = useState(false);
  const place = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const { value } = draft;
  if (value === null) return null;

  const withCompany = side === 'shore' || !isEnrolled;
  const { form } = value;
  const problems = isChecked ? problemsOf(form, withCompany) : {};
  const why = (field: string) => (problems[field] === undefined ? null : words.why(problems[field]));
  const change = (values: Readonly<Record<string, Value>>) =>
    draft.set((before) => ({ ...before, form: { ...before.form, values: { ...before.form.values, ...values } } }));
  const textOf = (field: string) => {
    const held = form.values[field];
    return typeof held === 'string' ? held : null;
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (value === null || isBusy) return;
    setChecked(true);
    if (Object.keys(problemsOf(form, withCompany)).length > 0) {
      focusFirstError(place.current);
      return;
    }
    const values = valuesOf(form, withCompany);
    const result = await run(() => save([{ record: row.id, collection: 'vessel', values, loaded: value.loaded }]));
    if (!result.ok) return;
    await draft.clear();
    onDone();
  }

  const flagErrors = Object.fromEntries(
    (['flag', 'flagLanguage', 'type', 'trade'] as const).flatMap((field) => {
      const sentence = why(field);
      return sentence === null ? [] : [[field, sentence]];
    }),
  );
  return (
    <form onSubmit={submit} ref={place} noValidate>
      <Panel
        title={t('settings:ship.editTitle')}
        foot={
          <ActionBar
            note={t('settings:kept')}
            end={
              <Button
                variant="subtle"
                leftSection={<Icon name="close" />}
                onClick={() => draft.clear().then(onDone)}
                disabled={isBusy}
              >
                {t('common:action.cancel')}
              </Button>
            }
          >
            <Button variant="filled" type="submit" leftSection={<Icon name="check" />} disabled={isBusy}>
              {t('settings:save')}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['form']}>
          {error !== null && <ErrorNote error={error} />}
          <div className={classes['pair']}>
            {SHIP_FACTS.map((field) => (
              <FieldInput
                key={field}
                collection="vessel"
                field={field}
                value={form.values[field]}
                onChange={(next) => change({ [field]: next })}
                error={why(field)}
              />
            ))}
            <SelectField
              label={words.label('vessel', 'workingLanguage')}
              help={t('setup:field.workingLanguageHelp')}
              error={why('workingLanguage')}
              searchable
              value={textOf('workingLanguage')}
              onChange={(workingLanguage) => change({ workingLanguage })}
              options={languages.choices}
            />
            <SelectField
              label={words.label('vessel', 'printLanguage')}
              help={t('settings:ship.printLanguageHelp')}
              error={why('printLanguage')}
              clearable
              value={textOf('printLanguage')}
              onChange={(printLanguage) => change({ printLanguage })}
              options={offered.map(({ code, name }) => ({ value: code as string, label: name }))}
            />
            <ShipTimeField
              value={form.offset}
              onChange={(offset) => draft.set((before) => ({ ...before, form: { ...before.form, offset } }))}
              error={problems['offset'] === undefined ? null : t('setup:problem.offset')}
            />
          </div>
          {withCompany ? (
            <FlagFields
              value={{
                flag: textOf('flag'),
                flagLanguage: textOf('flagLanguage'),
                type: textOf('type'),
                trade: textOf('trade'),
              }}
              onChange={change}
              errors={flagErrors}
            />
          ) : (
            <p className={classes['quiet']}>{t('settings:ship.companyOwns')}</p>
          )}
        </div>
      </Panel>
    </form>
  );
}
