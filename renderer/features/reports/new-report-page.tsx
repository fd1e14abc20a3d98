import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addPhoto,
  fileConfidential,
  type Saved,
  save,
  useSession,
  useSync,
  useWorkspace,
} from '#renderer/data/index.ts';
import { PhotoPicker } from '#renderer/features/photos/index.ts';
import { focusFirstError, useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { RecordState } from '#renderer/ui/status/record-state.tsx';
import { RecordStepper } from '#renderer/ui/status/record-stepper.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { type AppError, ok, type Result } from '#shared/base/result.ts';
import { AudiencePanel } from './audience-panel.tsx';
import { CodeSlip } from './code-slip.tsx';
import { HandedIn } from './handed-in.tsx';
import { openReport, problemsOf, type ReportDraft, type ReportProblems, sealedReport } from './report-draft.ts';
import { ReportFieldSet } from './report-fields.tsx';
import classes from './reports.module.css';
import { useReportDraft } from './use-report-draft.ts';

/** What a report keeps of photos while it is being typed; sealing them takes about seven times as much memory. */
const PHOTOS_BYTES = 30_000_000;

/** What was handed in: shown in place of the form. */
type Filed = {
  readonly record: string;
  readonly number: string;
  /** Of a confidential report: shown once. */
  readonly code: string | null;
  readonly photoErrors: readonly AppError[];
};

/** From nothing to handed in within a minute, by keyboard alone. */
export function NewReportPage() {
  const [filed, setFiled] = useState<Filed | null>(null);
  const [isCodeKept, setCodeKept] = useState(false);
  if (filed?.code != null && !isCodeKept)
    return <CodeSlip number={filed.number} code={filed.code} onKept={() => setCodeKept(true)} />;
  if (filed !== null) {
    return (
      <HandedIn
        record={filed.record}
        number={filed.number}
        isConfidential={filed.code !== null}
        photoErrors={filed.photoErrors}
        onAnother={() => {
          setFiled(null);
          setCodeKept(false);
        }}
      />
    );
  }
  return <NewReportForm onFiled={setFiled} />;
}

function NewReportForm({ onFiled }: { readonly onFiled: (filed: Filed) => void }) {
  // The texts of typical cases too: they must not take the form away when one of its kinds is chosen.
  const { t } = useTranslation(['reports', 'common', 'photos', 'content-ncr', 'content-rules']);
  const { info } = useWorkspace();
  const author = useAuthor();
  const { side, person } = useSession();
  const { language } = useLanguage();
  const draft = useReportDraft();
  const [dpa, setDpa] = useState<string | null>(null);
  const [problems, setProblems] = useState<ReportProblems>({});
  const [isDiscarding, setDiscarding] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error, clearError } = useCommand();
  useHotkeys([['mod+Enter', () => form.current?.requestSubmit()]], []);

  const dpas = info?.dpas ?? [];
  const key = dpa ?? dpas[0]?.key ?? null;
  const { value } = draft;
  if (value === null) return null;
  const isConfidential = value.audience === 'confidential';
  // A confidential text of nobody by name has no key that could seal it.
  const isKept = !isConfidential || person !== null;

  async function fileOpen(report: ReportDraft): Promise<Result<Filed>> {
    const saved = await save([openReport(report, author, language.code, Date.now())]);
    if (!saved.ok) return saved;
    const { record, number } = saved.value[0] as Saved;
    const photoErrors: AppError[] = [];
    for (const photo of draft.photos) {
      const added = await addPhoto(record, photo, report.happenedAt === null ? {} : { takenAt: report.happenedAt });
      if (!added.ok) photoErrors.push(added.error);
    }
    return ok({ record, number: number ?? '', code: null, photoErrors });
  }

  async function fileSealed(report: ReportDraft): Promise<Result<Filed>> {
    const filed = await fileConfidential(sealedReport(report, draft.photos), key ?? '');
    return filed.ok ? ok({ ...filed.value, photoErrors: [] }) : filed;
  }

  async function handIn(event: FormEvent) {
    event.preventDefault();
    if (value === null || isBusy) return;
    const found = problemsOf(value, key !== null);
    setProblems(found);
    if (found.kind || found.description || found.happenedAt) focusFirstError(form.current);
    else if (found.audience) document.getElementById('report-no-key')?.focus();
    else await file(value);
  }

  async function file(report: ReportDraft) {
    // The photos too: pressed again while they are added, it would be a second report.
    const filed = await run(() => (isConfidential ? fileSealed(report) : fileOpen(report)));
    if (!filed.ok) return;
    try {
      await draft.clear();
    } finally {
      onFiled(filed.value); // the code of a sealed one is shown once, whatever becomes of the draft
    }
  }

  return (
    <>
      <form className={classes['whole']} ref={form} onSubmit={handIn} noValidate>
        <Page
          title={t('reports:new.title')}
          sub={t('reports:new.sub')}
          actions={<RecordState state="draft" framed />}
          fill
        >
          <Columns>
            <Column span={8} rows="1fr">
              <Panel
                padding="reading"
                scrolls
                foot={
                  <ActionBar
                    note={t(
                      !isConfidential ? 'reports:new.kept' : isKept ? 'reports:new.keptSealed' : 'reports:new.notKept',
                    )}
                    end={
                      <Button
                        variant="subtle"
                        leftSection={<Icon name="close" />}
                        onClick={() => setDiscarding(true)}
                        disabled={isBusy}
                      >
                        {t('reports:new.discard')}
                      </Button>
                    }
                  >
                    <Button
                      variant="filled"
                      size="lg"
                      type="submit"
                      leftSection={<Icon name="check" />}
                      disabled={isBusy}
                      aria-keyshortcuts="Control+Enter"
                    >
                      {isBusy ? t('reports:new.busy') : t('reports:new.handIn')}
                    </Button>
                  </ActionBar>
                }
              >
                <div className={classes['form']}>
                  {error !== null && <ErrorNote error={error} />}
                  <ReportFieldSet
                    draft={value}
                    problems={problems}
                    offersTemplates={author !== null && value.kind === 'nonConformity'}
                    onChange={(change) => {
                      draft.set((before) => ({ ...before, ...change }));
                      setProblems((before) => withoutKeys(before, change));
                      clearError();
                    }}
                  />
                  <PhotoPicker
                    files={draft.photos}
                    onChange={draft.setPhotos}
                    maxBytes={PHOTOS_BYTES}
                    note={isConfidential ? t('photos:sealed') : t('photos:later')}
                  />
                </div>
              </Panel>
            </Column>
            <Column span={4} rows={side === 'ship' ? 'auto 1fr' : '1fr'}>
              {side === 'ship' && (
                <AudiencePanel
                  value={value.audience}
                  onChange={draft.setAudience}
                  dpas={dpas}
                  dpa={key}
                  onDpa={setDpa}
                />
              )}
              <WherePanel keptAt={draft.keptAt} isKept={isKept} isRestored={draft.isRestored} />
            </Column>
          </Columns>
        </Page>
      </form>
      <ConfirmDialog
        opened={isDiscarding}
        title={t('reports:new.discardTitle')}
        confirm={t('reports:new.discard')}
        onCancel={() => setDiscarding(false)}
        onConfirm={() => {
          setDiscarding(false);
          setProblems({});
          void draft.clear();
        }}
      >
        <p>{t('reports:new.discardText')}</p>
      </ConfirmDialog>
    </>
  );
}

/** A field that is typed in is no longer reproached. */
function withoutKeys(problems: ReportProblems, change: object): ReportProblems {
  return Object.fromEntries(Object.entries(problems).filter(([field]) => !(field in change)));
}

type WherePanelProps = {
  readonly keptAt: number | null;
  readonly isKept: boolean;
  readonly isRestored: boolean;
};

function WherePanel({ keptAt, isKept, isRestored }: WherePanelProps) {
  const { t } = useTranslation(['reports', 'ui']);
  const formats = useFormats();
  const { nextTryAt, isEnrolled } = useSync();

  function draftNote() {
    if (!isKept) return t('reports:where.inMemory');
    if (keptAt === null) return isRestored ? t('reports:where.restored') : t('reports:where.nothing');
    return t('reports:where.keptAt', { time: `\u2066${formats.instant(keptAt, 'time')} UTC\u2069` });
  }

  return (
    <Panel title={t('ui:state.title')}>
      <RecordStepper
        current="draft"
        notes={{
          draft: draftNote(),
          queued: !isEnrolled ? (
            t('reports:where.notConnected')
          ) : nextTryAt === null ? (
            t('reports:where.whenLink')
          ) : (
            <>
              {t('reports:where.nextTry')} <Instant at={nextTryAt} form="time" />
            </>
          ),
        }}
      />
    </Panel>
  );
}
