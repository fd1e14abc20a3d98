import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldInput, useFieldWords } from '#renderer/features/fields/index.ts';
import { QuestionPicker } from '#renderer/features/readiness/index.ts';
import { focusFirstError, hasWrongInput, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { RiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import type { RiskFields } from '#shared/domain/risk.ts';
import { RatingFields } from './rating-fields.tsx';
import classes from './risk.module.css';

const WHAT = ['title', 'threat', 'assets', 'scenario', 'vulnerabilities', 'threatActors'] as const;
const MEASURES = ['controls', 'controlEffectiveness', 'interimMeasure'] as const;
const NEXT = ['owner', 'ownerRole', 'dueOn', 'reviewOn', 'reviewTriggers'] as const;

type RiskFormProps = {
  readonly matrix: RiskMatrix;
  readonly values: Readonly<Record<string, Value>>;
  readonly onChange: (field: string, value: Value) => void;
  readonly onSave: () => Promise<Result<unknown>>;
  readonly onCancel: () => void;
  readonly saveWord: string;
};

/** A line of the register as it is written: what could happen, how bad, what is done about it. */
export function RiskForm({ matrix, values, onChange, onSave, onCancel, saveWord }: RiskFormProps) {
  const { t } = useTranslation(['risk', 'common']);
  const words = useFieldWords();
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const isNameless = typeof values['title'] !== 'string' || values['title'].trim() === '';

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (isBusy) return;
    if (isNameless || hasWrongInput(form.current)) {
      focusFirstError(form.current);
      return;
    }
    await run(onSave);
  }

  const input = (field: string, help?: string) => (
    <FieldInput
      key={field}
      collection="risk"
      field={field}
      value={values[field]}
      onChange={(next) => onChange(field, next)}
      {...(help === undefined ? {} : { help })}
      {...(field === 'title' && isAsked && isNameless ? { error: t('risk:form.titleNeeded') } : {})}
    />
  );

  return (
    <form onSubmit={submit} ref={form} noValidate>
      <Columns>
        <Column span={6}>
          <Panel title={t('risk:form.what')}>
            <div className={classes['form']}>
              {error !== null && <ErrorNote error={error} />}
              {WHAT.map((field) => input(field, field === 'title' ? t('risk:form.titleHelp') : undefined))}
            </div>
          </Panel>
        </Column>
        <Column span={6}>
          <Panel title={t('risk:form.rating')}>
            <RatingFields matrix={matrix} values={values} onChange={onChange} />
          </Panel>
          <Panel title={t('risk:form.measures')}>
            <div className={classes['form']}>{MEASURES.map((field) => input(field))}</div>
          </Panel>
          <Panel
            title={t('risk:form.next')}
            foot={
              <ActionBar
                note={t('risk:form.kept')}
                end={
                  <Button variant="subtle" leftSection={<Icon name="close" />} onClick={onCancel} disabled={isBusy}>
                    {t('common:action.cancel')}
                  </Button>
                }
              >
                <Button variant="filled" size="lg" type="submit" leftSection={<Icon name="check" />} disabled={isBusy}>
                  {saveWord}
                </Button>
              </ActionBar>
            }
          >
            <div className={classes['form']}>
              {NEXT.map((field) => input(field, field === 'reviewOn' ? t('risk:form.reviewHelp') : undefined))}
              <QuestionPicker
                label={words.label('risk', 'questions')}
                help={t('risk:form.questionsHelp')}
                value={((values as RiskFields).questions ?? []).filter((id) => id !== '')}
                onChange={(questions) => onChange('questions', questions)}
              />
              {input('note')}
            </div>
          </Panel>
        </Column>
      </Columns>
    </form>
  );
}
