import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useDraft } from '#renderer/data/index.ts';
import { FieldInput, useFieldWords } from '#renderer/features/fields/index.ts';
import { focusFirstError, hasWrongInput, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { Value } from '#shared/base/value.ts';
import classes from './backups.module.css';
import { useProcedures } from './use-procedure.ts';

/** In the order in which a person thinks: what, how often, where, who. */
const FIELDS = [
  'name',
  'content',
  'assets',
  'dataClass',
  'everyDays',
  'triggers',
  'rpoMin',
  'rtoMin',
  'testEveryDays',
  'procedure',
  'restorableBy',
  'mediaKinds',
  'offlineCopyPlace',
  'offsitePlace',
  'goldenPlace',
  'encrypted',
  'keyHolderRole',
  'responsible',
  'status',
  'note',
] as const;

type PlanDraft = { readonly loaded: RecordRow; readonly values: Readonly<Record<string, Value>> };

/** What, where, how often, who. Every earlier wording stays in the history. */
export function PlanForm({ row, onDone }: { readonly row: RecordRow; readonly onDone: () => void }) {
  const { t } = useTranslation(['backups', 'common']);
  const words = useFieldWords();
  const procedures = useProcedures();
  const [initial] = useState<PlanDraft>(() => ({ loaded: row, values: {} }));
  const draft = useDraft(`backupPlan/${row.id}/edit`, initial);
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const { value } = draft;
  if (value === null) return null;
  const { loaded, values } = value;
  const held = { ...loaded.values, ...values };
  const isNameless = typeof held['name'] !== 'string' || held['name'].trim() === '';

  function set(field: string, next: Value) {
    draft.set((before) => ({ ...before, values: { ...before.values, [field]: next } }));
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (isBusy) return;
    if (isNameless || hasWrongInput(form.current)) {
      focusFirstError(form.current);
      return;
    }
    const saved = await run(() => save([{ record: row.id, collection: 'backupPlan', values, loaded }]));
    if (saved.ok) await leave();
  }

  async function leave() {
    await draft.clear();
    onDone();
  }

  return (
    <form onSubmit={submit} ref={form} noValidate>
      <Panel
        title={t('backups:plan.formTitle')}
        foot={
          <ActionBar
            note={t('backups:plan.kept')}
            end={
              <Button variant="subtle" leftSection={<Icon name="close" />} onClick={leave} disabled={isBusy}>
                {t('common:action.cancel')}
              </Button>
            }
          >
            <Button variant="filled" size="lg" type="submit" leftSection={<Icon name="check" />} disabled={isBusy}>
              {t('backups:plan.save')}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['form']}>
          {loaded.revision !== row.revision && <Notice kind="caution">{t('backups:plan.changed')}</Notice>}
          {error !== null && <ErrorNote error={error} />}
          {FIELDS.map((field) =>
            field === 'procedure' ? (
              <SelectField
                key={field}
                label={words.label('backupPlan', field)}
                value={typeof held[field] === 'string' ? held[field] : null}
                onChange={(next) => set(field, next)}
                options={(procedures ?? []).map(({ id }) => ({
                  value: id,
                  label: t(`backups:procedure.${id}` as 'backups:procedure.R1'),
                }))}
                clearable
              />
            ) : (
              <FieldInput
                key={field}
                collection="backupPlan"
                field={field}
                value={held[field]}
                onChange={(next) => set(field, next)}
                record={row.id}
                {...(field === 'everyDays' || field === 'testEveryDays' ? { help: t('backups:plan.ownRhythm') } : {})}
                {...(field === 'name' && isAsked && isNameless ? { error: t('backups:plan.nameNeeded') } : {})}
              />
            ),
          )}
        </div>
      </Panel>
    </form>
  );
}
