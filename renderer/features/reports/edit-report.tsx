import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useDraft } from '#renderer/data/index.ts';
import { focusFirstError, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { REPORT_KINDS } from '#shared/domain/report.ts';
import { emptyReport, factsOf, problemsOf, type ReportDraft, type ReportProblems } from './report-draft.ts';
import { ReportFieldSet } from './report-fields.tsx';
import { reportOf } from './report-values.ts';
import classes from './reports.module.css';

/** What the form had loaded stays with what is typed: whoever saves later replaces only what was on the screen. */
type EditDraft = { readonly loaded: RecordRow; readonly report: ReportDraft };

function draftOf(row: RecordRow): ReportDraft {
  const fields = reportOf(row);
  return {
    ...emptyReport(row.createdAt),
    kind: REPORT_KINDS.find((kind) => kind === fields.kind) ?? null,
    template: fields.template ?? null,
    title: fields.title ?? '',
    description: fields.description ?? '',
    objectiveEvidence: fields.objectiveEvidence ?? '',
    assets: fields.assets ?? [],
    place: fields.place ?? '',
    happenedAt: fields.happenedAt ?? null,
    immediateCorrection: fields.immediateCorrection ?? '',
    mailFrom: fields.mailFrom ?? '',
    mailSubject: fields.mailSubject ?? '',
    mailReceivedAt: fields.mailReceivedAt ?? null,
    mailDone: fields.mailDone ?? [],
  };
}

/** Sets right what the ship reported. Every earlier wording stays in the history. */
export function EditReport({ row, onDone }: { readonly row: RecordRow; readonly onDone: () => void }) {
  const { t } = useTranslation(['reports', 'common']);
  const [initial] = useState<EditDraft>(() => ({ loaded: row, report: draftOf(row) }));
  const draft = useDraft(`report/${row.id}/edit`, initial);
  const [problems, setProblems] = useState<ReportProblems>({});
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const { value } = draft;
  if (value === null) return null;
  const isChangedMeanwhile = value.loaded.revision !== row.revision;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (value === null || isBusy) return;
    const found = problemsOf(value.report, true);
    setProblems(found);
    if (Object.keys(found).length > 0) {
      focusFirstError(form.current);
      return;
    }
    const result = await run(() =>
      save([{ record: row.id, collection: 'report', values: factsOf(value.report), loaded: value.loaded }]),
    );
    if (!result.ok) return;
    await draft.clear();
    onDone();
  }

  async function leave() {
    await draft.clear();
    onDone();
  }

  return (
    <form onSubmit={submit} ref={form} noValidate>
      <Panel
        title={t('reports:edit.title')}
        foot={
          <ActionBar
            note={t('reports:edit.kept')}
            end={
              <Button variant="subtle" leftSection={<Icon name="close" />} onClick={leave} disabled={isBusy}>
                {t('common:action.cancel')}
              </Button>
            }
          >
            <Button variant="filled" size="lg" type="submit" leftSection={<Icon name="check" />} disabled={isBusy}>
              {t('reports:edit.save')}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['form']}>
          {isChangedMeanwhile && <Notice kind="caution">{t('reports:edit.changed')}</Notice>}
          {error !== null && <ErrorNote error={error} />}
          <ReportFieldSet
            draft={value.report}
            problems={problems}
            onChange={(change) => draft.set((before) => ({ ...before, report: { ...before.report, ...change } }))}
          />
        </div>
      </Panel>
    </form>
  );
}
