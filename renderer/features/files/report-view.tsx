import { useTranslation } from 'react-i18next';
import type { ImportReport } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useSenderName } from './file-facts.tsx';
import classes from './files.module.css';

/** How an import ended, in plain words. */
export function ReportView({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation('files');
  const nameOf = useSenderName();
  const { file, note, newBatches, isReceipt, becameNew, confirmedPhotos } = report;
  return (
    <div className={classes['stack']} role="status">
      {(note === null || newBatches > 0) && (
        <StatusMark kind="done">{t('done.taken', { number: file.number, sender: nameOf(file) })}</StatusMark>
      )}
      {isReceipt && <p className={classes['words']}>{t('done.receipt')}</p>}
      {confirmedPhotos > 0 && <p className={classes['words']}>{t('done.photos', { count: confirmedPhotos })}</p>}
      {becameNew && <p className={classes['words']}>{t('done.becameNew')}</p>}
      {file.missingParts.length > 0 && (
        <Notice kind="caution">{t('look.missing', { parts: file.missingParts.join(', ') })}</Notice>
      )}
      {note !== null && <ErrorNote error={{ code: note }} />}
    </div>
  );
}
