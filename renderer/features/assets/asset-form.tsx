import { Button } from '@mantine/core';
import { type FormEvent, memo, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type DraftHandle, type RecordRow, save, useSession } from '#renderer/data/index.ts';
import {
  FieldInput,
  plainValue,
  useFieldWords,
  useMaySeeRestricted,
  usePlainContext,
} from '#renderer/features/fields/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import type { AppError } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { type AssetDraft, changedMeanwhile, draftErrors, draftValue, withField } from './asset-form-model.ts';
import { NOT_TYPED, SECTION_IDS, SECTIONS, type SectionId } from './asset-sections.ts';
import classes from './assets.module.css';
import { SectionNav } from './section-nav.tsx';

type AssetFormProps = {
  /** As it is now; null for a new asset. */
  readonly row: RecordRow | null;
  readonly draft: DraftHandle<AssetDraft>;
  readonly value: AssetDraft;
};

/** Puts the focus on the first control that is marked wrong. */
function focusFirstError(form: HTMLFormElement | null): boolean {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const control = wrong?.matches('input, textarea') ? wrong : wrong?.querySelector<HTMLElement>('input, textarea');
  control?.focus();
  return wrong !== null && wrong !== undefined;
}

/** The form of an asset. Everything typed is kept at once; saving puts it into the record. */
export function AssetForm({ row, draft, value }: AssetFormProps) {
  const { t } = useTranslation(['assets', 'fields']);
  const words = useFieldWords();
  const context = usePlainContext();
  const { side } = useSession();
  const maySee = useMaySeeRestricted();
  const [, navigate] = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const [isAsked, setAsked] = useState(false);
  const [tries, setTries] = useState(0);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const errors = isAsked ? draftErrors(value) : [];
  const changed = Object.keys(value.values);
  const meanwhile = changedMeanwhile(value, row);

  useEffect(() => {
    if (tries > 0) focusFirstError(form.current);
  }, [tries]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setAsked(true);
    setError(null);
    // A figure that cannot be read says so under its field: it must not be saved as "not known".
    if (draftErrors(value).length > 0 || form.current?.querySelector('[aria-invalid="true"]')) {
      setTries(tries + 1);
      return;
    }
    setBusy(true);
    const { loaded, values } = value;
    const base = { collection: 'asset', values, loaded } as const;
    const saved = await save([loaded === null ? { ...base, number: true } : { ...base, record: loaded.id }]);
    setBusy(false);
    if (!saved.ok) {
      setError(saved.error);
      return;
    }
    await draft.clear();
    const record = saved.value[0]?.record;
    if (loaded === null && record !== undefined) navigate(`/assets/${encodeURIComponent(record)}`, { replace: true });
  }

  async function discard() {
    await draft.clear();
  }

  function helpOf(field: string): string | undefined {
    const notes: string[] = [];
    if (meanwhile.includes(field)) {
      const spec = fieldSpec('asset', field);
      const now = plainValue('asset', field, spec, row?.values[field], context) || t('fields:notKnown');
      notes.push(t('fields:input.changedMeanwhile', { value: now }));
    }
    const { owner } = fieldSpec('asset', field);
    if (owner !== side) notes.push(t(owner === 'shore' ? 'fields:input.shoreLeads' : 'fields:input.shipLeads'));
    return notes.length > 0 ? notes.join(' ') : undefined;
  }

  const { set } = draft;
  const onField = useCallback<FormFieldProps['onField']>(
    (field, next) => set((before) => withField(before, field, next)),
    [set],
  );

  function fieldsOf(section: SectionId): readonly string[] {
    return SECTIONS[section].filter(
      (field) => !NOT_TYPED.includes(field) && (maySee || fieldSpec('asset', field).restricted !== true),
    );
  }

  const title = row === null ? t('assets:new.blankTitle') : t('assets:edit.title', { name: row.title });
  return (
    <Page title={title} sub={row === null ? t('assets:new.blankSub') : <bdi>{row.number}</bdi>} fill>
      <form ref={form} className={classes['form']} onSubmit={(event) => void submit(event)} noValidate>
        <Columns>
          <Column span={9} rows="minmax(0, 1fr)">
            <Panel
              padding="reading"
              scrolls
              foot={
                <ActionBar
                  note={
                    <>
                      {t('assets:edit.kept')}
                      {draft.keptAt !== null && (
                        <>
                          {' '}
                          {t('assets:edit.keptAt')} <Age at={draft.keptAt} form="ago" />.
                        </>
                      )}
                    </>
                  }
                  end={
                    <Button variant="subtle" leftSection={<Icon name="close" />} onClick={() => void discard()}>
                      {t('assets:edit.discard')}
                    </Button>
                  }
                >
                  <Button
                    type="submit"
                    variant="filled"
                    size="lg"
                    leftSection={<Icon name="check" />}
                    disabled={isBusy}
                  >
                    {row === null ? t('assets:new.save') : t('assets:edit.save', { count: changed.length })}
                  </Button>
                </ActionBar>
              }
            >
              <div className={classes['sections']}>
                {error !== null && <ErrorNote error={error} />}
                {draft.isRestored && changed.length > 0 && <Notice kind="info" title={t('assets:edit.restored')} />}
                {meanwhile.length > 0 && (
                  <Notice kind="caution" title={t('assets:edit.meanwhile', { count: meanwhile.length })}>
                    {t('assets:edit.meanwhileWords')}
                  </Notice>
                )}
                {SECTION_IDS.map((section) => (
                  <section key={section} aria-labelledby={`section-${section}`}>
                    <h2 className={classes['heading']} id={`section-${section}`} tabIndex={-1}>
                      {t(`assets:section.${section}`)}
                    </h2>
                    {section === 'network' && !maySee && (
                      <p className={classes['hidden']}>{t('assets:hiddenNetwork')}</p>
                    )}
                    <div className={classes['fields']}>
                      {fieldsOf(section).map((field) => {
                        const wrong = errors.find((each) => each.field === field);
                        return (
                          <FormField
                            key={field}
                            field={field}
                            value={draftValue(value, field)}
                            onField={onField}
                            error={wrong === undefined ? null : words.why(wrong)}
                            help={helpOf(field)}
                            record={row?.id}
                          />
                        );
                      })}
                    </div>
                  </section>
                ))}
              </div>
            </Panel>
          </Column>
          <Column span={3} rows="minmax(0, 1fr)">
            <SectionNav
              fieldsOf={fieldsOf}
              changed={changed}
              wrong={errors.map(({ field }) => field)}
              values={(field) => draftValue(value, field)}
            />
          </Column>
        </Columns>
      </form>
    </Page>
  );
}

type FormFieldProps = {
  readonly field: string;
  readonly value: Value | undefined;
  readonly onField: (field: string, value: Value) => void;
  readonly error: string | null;
  readonly help: string | undefined;
  readonly record: RecordId | undefined;
};

/** One field of seventy: drawn again only when something about it changes, so that typing stays quick on an old PC. */
const FormField = memo(function FormField({ field, value, onField, error, help, record }: FormFieldProps) {
  const { rule, values, type } = fieldSpec('asset', field);
  const isWide = rule === 'text' || (type === 'list' && values !== undefined);
  return (
    <div className={isWide ? classes['wide'] : undefined}>
      <FieldInput
        collection="asset"
        field={field}
        value={value}
        onChange={(next) => onField(field, next)}
        error={error}
        {...(help === undefined ? {} : { help })}
        {...(record === undefined ? {} : { record })}
      />
    </div>
  );
});
