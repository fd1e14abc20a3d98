import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Progress, type VerifyReport, verify } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { AppError } from '#shared/base/result.ts';
import { ProblemList } from './problem-list.tsx';
import classes from './proof.module.css';
import { type ProblemKind, problemCounts, shortDigest } from './proof-model.ts';

/** Reads the whole log again: every chain, every signature, every record folded anew and compared with the lists. */
export function VerifyPanel() {
  const { t } = useTranslation('proof');
  const [report, setReport] = useState<VerifyReport | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function run() {
    setBusy(true);
    setError(null);
    setReport(null);
    setProgress({ done: 0, total: null });
    const done = await verify(setProgress);
    setBusy(false);
    setProgress(null);
    if (done.ok) setReport(done.value);
    else setError(done.error);
  }

  return (
    <Panel
      title={t('verify.title')}
      aside={report !== null && <Verdict report={report} />}
      foot={
        <ActionBar note={t('verify.note')}>
          <Button
            variant="filled"
            size="lg"
            leftSection={<Icon name="proof" />}
            onClick={() => void run()}
            disabled={isBusy}
          >
            {report === null ? t('verify.button') : t('verify.again')}
          </Button>
        </ActionBar>
      }
    >
      <div className={classes['stack']} aria-live="polite">
        {report === null && !isBusy && error === null && <p className={classes['words']}>{t('verify.words')}</p>}
        {progress !== null && <VerifyProgress progress={progress} />}
        {error !== null && <ErrorNote error={error} />}
        {report !== null && <ReportTable report={report} />}
        {report !== null && report.problems.length > 0 && <ProblemList problems={report.problems} />}
      </div>
    </Panel>
  );
}

function VerifyProgress({ progress: { done, total } }: { readonly progress: Progress }) {
  const { t } = useTranslation('proof');
  const formats = useFormats();
  return (
    <ProgressLine
      label={t('verify.running')}
      part={total === null || total === 0 ? null : done / total}
      detail={
        total === null ? undefined : t('verify.progress', { done: formats.number(done), total: formats.number(total) })
      }
    />
  );
}

function Verdict({ report }: { readonly report: VerifyReport }) {
  const { t } = useTranslation('proof');
  const count = report.problems.length;
  return count === 0 ? (
    <StatusMark kind="done">{t('verdict.good')}</StatusMark>
  ) : (
    <StatusMark kind="warning">{t('verdict.bad', { count })}</StatusMark>
  );
}

const CHECKS = [
  { key: 'chains', counted: 'lanes', kinds: ['chain'] },
  { key: 'signatures', counted: 'batches', kinds: ['signature', 'author'] },
  { key: 'entries', counted: 'ops', kinds: ['ops'] },
  { key: 'records', counted: 'records', kinds: ['fold'] },
] as const satisfies readonly {
  readonly key: string;
  readonly counted: 'lanes' | 'batches' | 'ops' | 'records';
  readonly kinds: readonly ProblemKind[];
}[];

/** What was checked, how many of it, and whether all of them hold. */
function ReportTable({ report }: { readonly report: VerifyReport }) {
  const { t } = useTranslation('proof');
  const formats = useFormats();
  const counts = problemCounts(report.problems);
  return (
    <>
      <table className={classes['table']} aria-label={t('table.label')}>
        <thead>
          <tr>
            <th scope="col">{t('table.check')}</th>
            <th scope="col" className={classes['number']}>
              {t('table.count')}
            </th>
            <th scope="col">{t('table.result')}</th>
          </tr>
        </thead>
        <tbody>
          {CHECKS.map(({ key, counted, kinds }) => {
            const wrong = kinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
            return (
              <tr key={key}>
                <th scope="row">
                  {t(`check.${key}.name`)}
                  <span className={classes['sub']}>{t(`check.${key}.what`)}</span>
                </th>
                <td className={classes['number']}>{formats.number(report[counted])}</td>
                <td>
                  {wrong === 0 ? (
                    <StatusMark kind="done">{t('table.holds')}</StatusMark>
                  ) : (
                    <StatusMark kind="warning">{t('table.broken', { count: wrong })}</StatusMark>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className={classes['digest']}>
        <h3 className={classes['heading']}>{t('digest.title')}</h3>
        <p className={classes['fingerprint']} data-digest={report.digest}>
          <bdi>{shortDigest(report.digest)}</bdi>
        </p>
        <p className={classes['small']}>{t('digest.words')}</p>
      </div>
      <p className={classes['small']}>
        {t('table.took', { seconds: formats.number(report.ms / 1000, 1) })}
        {report.unsealed > 0 && ` ${t('table.unsealed', { count: report.unsealed })}`}
      </p>
    </>
  );
}
