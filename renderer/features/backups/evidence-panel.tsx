import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useRecord, useSession } from '#renderer/data/index.ts';
import { digitsOf, HashPanel, type SetHash, setLine } from '#renderer/features/hash/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { BackupFields } from '#shared/domain/backup.ts';
import type { ProcedureStep } from '#shared/domain/content/procedure.ts';
import classes from './backups.module.css';
import { stepOf } from './test-progress.ts';
import { testOf } from './test-values.ts';

type EvidencePanelProps = {
  readonly row: RecordRow;
  readonly lines: readonly RecordRow[];
  readonly step: ProcedureStep;
};

const LINE_MAX = 200;

/** Fingerprints taken as proof of a step: of the copy, compared with what the backup says, or of a log file. */
export function EvidencePanel({ row, lines, step }: EvidencePanelProps) {
  const { t } = useTranslation('backups');
  const { person } = useSession();
  const backup = useRecord(testOf(row).backup ?? null);
  const { run, error } = useCommand();
  const isCompared = step.evidence.includes('hash');
  const takesFile = isCompared || step.evidence.includes('logFile') || step.evidence.includes('itemList');
  const taken = lines.filter(({ values }) => values['key'] === step.key && values['kind'] !== 'step');
  if (!takesFile) return null;
  const expected = ((backup?.values as BackupFields | undefined)?.sha256s ?? []).flatMap(
    (line) => digitsOf(line) ?? [],
  );

  function keep(hash: SetHash) {
    const isMatch = expected.includes(hash.sha256);
    const values = {
      parent: row.id,
      key: step.key,
      doneAt: Date.now(),
      title: hash.name.slice(0, LINE_MAX),
      reading: setLine(hash).slice(0, LINE_MAX),
      ...(person === null ? {} : { by: person.record }),
      ...(isCompared && expected.length > 0
        ? {
            kind: 'check',
            check: 'hashMatch',
            expected: (isMatch ? hash.sha256 : expected.join(' ')).slice(0, LINE_MAX),
            result: isMatch ? 'passed' : 'failed',
          }
        : { kind: 'note' }),
    };
    void run(() => save([{ collection: 'restoreStep', values }]));
  }

  return (
    <div className={classes['stack']}>
      <p className={classes['over']}>{isCompared ? t('evidence.compare') : t('evidence.file')}</p>
      {error !== null && <ErrorNote error={error} />}
      {taken.length > 0 && (
        <ul className={classes['taken']}>
          {taken.map((line) => (
            <EvidenceLine key={line.id} line={line} />
          ))}
        </ul>
      )}
      <HashPanel value={null} onHashed={keep} />
    </div>
  );
}

export function EvidenceLine({ line }: { readonly line: RecordRow }) {
  const { t } = useTranslation('backups');
  const { title, reading, result } = stepOf(line);
  const kind = result === 'passed' ? 'done' : result === 'failed' ? 'warning' : 'info';
  return (
    <li>
      <StatusMark kind={kind}>
        {result === 'passed' ? t('evidence.matches') : result === 'failed' ? t('evidence.differs') : t('evidence.kept')}
      </StatusMark>{' '}
      <bdi>{title}</bdi>
      <p className={classes['digits']}>
        <bdi>SHA-256 {digitsOf(reading ?? '') ?? reading}</bdi>
      </p>
    </li>
  );
}
