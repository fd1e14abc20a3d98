import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation, useParams } from 'wouter';
import {
  type RecordRow,
  save,
  useBackupFigures,
  useDraft,
  useRecord,
  useRecords,
  useSession,
} from '#renderer/data/index.ts';
import { FieldInput, useFieldWords } from '#renderer/features/fields/index.ts';
import { focusFirstError, useCommand } from '#renderer/features/session/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { CheckField } from '#renderer/ui/fields/check-field.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { BackupFields } from '#shared/domain/backup.ts';
import classes from './backups.module.css';
import { Missing } from './missing.tsx';
import { planOf, procedureFor } from './plan-values.ts';
import { freshGate, newTest, type StartDraft, startProblems } from './start-draft.ts';
import { useProcedure, useProcedures } from './use-procedure.ts';

const BACKUPS_OFFERED = { from: 0, count: 20 } as const;

/** Before a restore test: which copy, where, by which procedure, and what has to hold. */
export function StartTestPage() {
  const { id = '' } = useParams<{ id: string }>();
  const plan = useRecord(decodeURIComponent(id));
  const { person } = useSession();
  const figures = useBackupFigures();
  const procedures = useProcedures();
  const backups = useRecords(
    { collection: 'backup', where: { plan: decodeURIComponent(id), result: 'ok' }, sort: 'createdAt', down: true },
    BACKUPS_OFFERED,
  );
  if (plan === null) return <Missing />;
  if (plan === undefined || figures === undefined || procedures === undefined || backups.isLoading) return null;
  if (person === null) return <Redirect to={`/backups/plan/${encodeURIComponent(plan.id)}`} replace />;
  const open = figures.find((each) => each.plan === plan.id)?.openTest ?? null;
  if (open !== null) return <Redirect to={`/backups/test/${encodeURIComponent(open)}`} replace />;
  return <StartForm plan={plan} backups={backups.rows} first={procedureFor(planOf(plan), procedures)?.id ?? null} />;
}

type StartFormProps = {
  readonly plan: RecordRow;
  readonly backups: readonly RecordRow[];
  /** The procedure that fits best. */
  readonly first: string | null;
};

function StartForm({ plan, backups, first }: StartFormProps) {
  const { t } = useTranslation(['backups', 'content-common', 'common']);
  const words = useFieldWords();
  const formats = useFormats();
  const [, navigate] = useLocation();
  const { person, persons } = useSession();
  const procedures = useProcedures();
  const draft = useDraft<StartDraft>(`restoreTest/${plan.id}`, {
    procedure: first,
    backup: backups[0]?.id ?? null,
    asset: (backups[0]?.values as BackupFields | undefined)?.asset ?? planOf(plan).assets?.[0] ?? null,
    environment: null,
    witness: null,
    gate: [],
  });
  const now = useNow();
  const value = draft.value === null ? null : { ...draft.value, gate: freshGate(draft.value, now) };
  const guided = useProcedure(value?.procedure ?? null);
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  if (value === null || guided === undefined || person === null) return null;
  const procedure = guided?.procedure ?? null;
  const backup = backups.find((each) => each.id === value.backup) ?? null;
  const problems = startProblems(value, procedure);
  const shown = isAsked ? problems : {};

  function change(next: Partial<StartDraft>) {
    draft.set((before) => ({ ...before, ...next }));
  }

  async function begin(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (value === null || procedure === null || person === null || isBusy) return;
    if (Object.keys(problems).length > 0) {
      focusFirstError(form.current);
      return;
    }
    const at = Date.now();
    const witness = persons.find(({ record }) => record === value.witness) ?? null;
    const saved = await run(() =>
      save([newTest({ plan, procedure, backup, draft: value, tester: person, witness, at })]),
    );
    const made = saved.ok ? saved.value[0] : undefined;
    if (made === undefined) return;
    await draft.clear();
    navigate(`/backups/test/${encodeURIComponent(made.record)}`, { replace: true });
  }

  return (
    <Page
      title={t('backups:start.title', { plan: plan.title })}
      sub={guided === null ? t('backups:start.sub') : guided.say('purpose')}
      actions={
        <Button
          component="a"
          href={`#/backups/plan/${encodeURIComponent(plan.id)}`}
          variant="subtle"
          leftSection={<Icon name="back" />}
        >
          {t('backups:start.back')}
        </Button>
      }
    >
      <form onSubmit={begin} ref={form} noValidate>
        <Columns>
          <Column span={8}>
            <Panel
              title={t('backups:start.before')}
              padding="reading"
              foot={
                <ActionBar note={t('backups:start.kept')}>
                  <Button
                    variant="filled"
                    size="lg"
                    type="submit"
                    leftSection={<Icon name="play" />}
                    disabled={isBusy || procedure === null}
                  >
                    {t('backups:start.begin')}
                  </Button>
                </ActionBar>
              }
            >
              <div className={classes['form']}>
                {error !== null && <ErrorNote error={error} />}
                {backups.length === 0 && <Notice kind="caution">{t('backups:start.noBackup')}</Notice>}
                <SelectField
                  label={words.label('restoreTest', 'procedure')}
                  value={value.procedure}
                  onChange={(next) => change({ procedure: next, environment: null, gate: [] })}
                  options={(procedures ?? []).map(({ id }) => ({
                    value: id,
                    label: `${id} · ${t(`backups:procedure.${id}` as 'backups:procedure.R1')}`,
                  }))}
                  error={shown.procedure ? t('backups:start.procedureNeeded') : null}
                  required
                />
                {backups.length > 0 && (
                  <SelectField
                    label={words.label('restoreTest', 'backup')}
                    value={value.backup}
                    onChange={(next) => change({ backup: next })}
                    options={backups.map((row) => ({ value: row.id, label: backupLabel(row) }))}
                  />
                )}
                <FieldInput
                  collection="restoreTest"
                  field="asset"
                  value={value.asset}
                  onChange={(next) => change({ asset: typeof next === 'string' ? next : null })}
                  error={shown.asset ? t('backups:log.assetNeeded') : null}
                />
                {procedure !== null && (
                  <>
                    <SelectField
                      label={words.label('restoreTest', 'environment')}
                      value={value.environment}
                      onChange={(next) => change({ environment: next })}
                      options={procedure.environments.map((code) => ({
                        value: String(code),
                        label: words.code('restoreTest', 'environment', String(code)),
                      }))}
                      error={shown.environment ? t('backups:start.environmentNeeded') : null}
                      required
                    />
                    <SelectField
                      label={t('backups:start.second')}
                      help={procedure.twoPeople ? t('backups:start.secondNeeded') : t('backups:start.secondHelp')}
                      value={value.witness}
                      onChange={(next) => change({ witness: next })}
                      options={persons
                        .filter(({ record, isGone }) => record !== person.record && !isGone)
                        .map(({ record, name, rank }) => ({ value: record, label: rank ? `${name}, ${rank}` : name }))}
                      error={shown.witness ? t('backups:start.secondNeeded') : null}
                      required={procedure.twoPeople}
                      clearable
                    />
                    <fieldset className={classes['gate']}>
                      <legend>{t('backups:start.gate')}</legend>
                      {procedure.gate.map((code) => (
                        <CheckField
                          key={code}
                          label={t(`content-common:restoreGate.${code}`)}
                          checked={value.gate.includes(code)}
                          onChange={(isHeld) =>
                            change({
                              gate: isHeld ? [...value.gate, code] : value.gate.filter((each) => each !== code),
                              gateAt: Date.now(),
                            })
                          }
                          error={shown.gate && !value.gate.includes(code) ? t('backups:start.gateNeeded') : null}
                        />
                      ))}
                    </fieldset>
                  </>
                )}
              </div>
            </Panel>
          </Column>
          <Column span={4}>
            {guided !== null && (
              <Panel title={`${guided.procedure.id} · ${guided.say('title')}`}>
                <div className={classes['stack']}>
                  {guided.procedure.unverified && (
                    <StatusMark kind="info">
                      {t(`content-common:unverified.${guided.procedure.unverifiedReason ?? 'ownDesign'}`)}
                    </StatusMark>
                  )}
                  <ol className={classes['steps']}>
                    {guided.procedure.steps.map(({ key }) => (
                      <li key={key}>{guided.say(`step.${key}`)}</li>
                    ))}
                  </ol>
                  <p className={classes['dim']}>{t('content-common:master')}</p>
                </div>
              </Panel>
            )}
          </Column>
        </Columns>
      </form>
    </Page>
  );

  function backupLabel(row: RecordRow): string {
    const { endedAt, mediaLabel } = row.values as BackupFields;
    return [formats.instant(endedAt ?? row.createdAt, 'iso'), row.number, mediaLabel].filter(Boolean).join(' · ');
  }
}
