import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation, useParams } from 'wouter';
import {
  addPhoto,
  newId,
  type RecordRow,
  save,
  useDraft,
  useRecord,
  useRecords,
  useSession,
} from '#renderer/data/index.ts';
import { HashPanel } from '#renderer/features/hash/index.ts';
import { PhotoPicker } from '#renderer/features/photos/index.ts';
import { focusFirstError, useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { ok, type Result } from '#shared/base/result.ts';
import type { BackupFields } from '#shared/domain/backup.ts';
import classes from './backups.module.css';
import { backupDraft, firstLog, type LogDraft, type LogProblems, logProblems } from './log-draft.ts';
import { LogFields } from './log-fields.tsx';
import { Missing } from './missing.tsx';
import { planOf } from './plan-values.ts';
import { raisedReport } from './raised-report.ts';

const FIRST = { from: 0, count: 1 } as const;
const NO_PHOTOS: readonly File[] = [];

/** A backup as it was made: filled in as the last one, so that most days one press is enough. */
export function LogBackupPage() {
  const { id = '' } = useParams<{ id: string }>();
  const plan = useRecord(decodeURIComponent(id));
  const { side } = useSession();
  const latest = useRecords(
    { collection: 'backup', where: { plan: decodeURIComponent(id) }, sort: 'createdAt', down: true },
    FIRST,
  );
  if (plan === null) return <Missing />;
  if (plan === undefined || latest.isLoading) return null;
  if (side === 'shore') return <Redirect to={`/backups/plan/${encodeURIComponent(plan.id)}`} replace />;
  return <LogForm plan={plan} last={(latest.rows[0]?.values as BackupFields | undefined) ?? null} />;
}

function LogForm({ plan, last }: { readonly plan: RecordRow; readonly last: BackupFields | null }) {
  const { t } = useTranslation(['backups', 'common']);
  const [, navigate] = useLocation();
  const { person } = useSession();
  const author = useAuthor();
  const { language } = useLanguage();
  const [first] = useState(() => firstLog(planOf(plan), last, Date.now()));
  const draft = useDraft<LogDraft>(`backup/${plan.id}`, first);
  const photos = useDraft(`backup/${plan.id}/photos`, NO_PHOTOS);
  const [problems, setProblems] = useState<LogProblems>({});
  const form = useRef<HTMLFormElement>(null);
  /** Saved already: only its photos are still to come. */
  const written = useRef<string | null>(null);
  const { run, isBusy, error } = useCommand();
  useHotkeys([['mod+Enter', () => form.current?.requestSubmit()]], []);
  const { value } = draft;
  if (value === null || photos.value === null) return null;
  const planHref = `/backups/plan/${encodeURIComponent(plan.id)}`;

  function change(next: Partial<LogDraft>) {
    draft.set((before) => ({ ...before, ...next }));
    setProblems({});
  }

  async function write(typed: LogDraft, chosen: readonly File[]): Promise<Result<null>> {
    if (written.current === null) {
      const saved = await writeRecord(typed);
      if (!saved.ok) return saved;
      written.current = saved.value;
    }
    for (const [index, photo] of chosen.entries()) {
      const added = await addPhoto(written.current, photo);
      if (!added.ok) return added;
      photos.set(chosen.slice(index + 1)); // pressed again after a failure, it is not added twice
    }
    return ok(null);
  }

  async function writeRecord(typed: LogDraft): Promise<Result<string>> {
    const record = await newId('backup');
    if (!record.ok) return record;
    const needsReport = typed.result !== 'ok' && typed.withReport && author !== null;
    const report = needsReport ? await newId('report') : ok(null);
    if (!report.ok) return report;
    const drafts = [backupDraft(typed, { record: record.value, plan, performer: person, report: report.value })];
    if (report.value !== null && author !== null) {
      drafts.push(
        raisedReport({
          record: report.value,
          from: record.value,
          source: 'backup',
          asset: typed.asset,
          description: t('backups:log.reportText', { plan: plan.title, error: typed.error.trim() }),
          evidence: t(`backups:result.${typed.result}`),
          author,
          language: language.code,
          at: typed.endedAt ?? Date.now(),
        }),
      );
    }
    const saved = await save(drafts);
    return saved.ok ? record : saved;
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (value === null || photos.value === null || isBusy) return;
    const chosen = photos.value;
    const found = logProblems(value, Date.now());
    setProblems(found);
    if (Object.keys(found).length > 0) {
      focusFirstError(form.current);
      return;
    }
    const done = await run(() => write(value, chosen));
    if (!done.ok) return;
    await clear();
    navigate(planHref);
  }

  async function clear() {
    await Promise.all([draft.clear(), photos.clear()]);
  }

  async function discard() {
    await clear();
    navigate(planHref);
  }

  return (
    <Page title={t('backups:log.title', { plan: plan.title })} sub={t('backups:log.sub')}>
      <form onSubmit={submit} ref={form} noValidate>
        <Columns>
          <Column span={8}>
            <Panel
              title={t('backups:log.made')}
              foot={
                <ActionBar
                  note={t('backups:log.kept')}
                  end={
                    <Button variant="subtle" leftSection={<Icon name="close" />} onClick={discard} disabled={isBusy}>
                      {t('common:action.cancel')}
                    </Button>
                  }
                >
                  <Button
                    variant="filled"
                    size="lg"
                    type="submit"
                    leftSection={<Icon name="check" />}
                    disabled={isBusy}
                  >
                    {t('backups:log.save')}
                  </Button>
                </ActionBar>
              }
            >
              <div className={classes['form']}>
                {error !== null && <ErrorNote error={error} />}
                <LogFields value={value} problems={problems} onChange={change} />
              </div>
            </Panel>
          </Column>
          <Column span={4}>
            <Panel title={t('backups:hash.title')}>
              <HashPanel value={value.hash} onHashed={(hash) => change({ hash })} />
            </Panel>
            <Panel title={t('backups:photo.title')}>
              <PhotoPicker files={photos.value} onChange={photos.set} note={t('backups:photo.note')} />
            </Panel>
          </Column>
        </Columns>
      </form>
    </Page>
  );
}
