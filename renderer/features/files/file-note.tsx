import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FileRecord, filesState, type RecordRow, useRecordState } from '#renderer/data/index.ts';
import { fileOf } from './file-of.ts';
import classes from './files.module.css';

/** Of a record that waits: in which file it went, as long as nobody has confirmed that. */
export function FileNote({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('files');
  const state = useRecordState(row);
  const [written, setWritten] = useState<readonly FileRecord[]>([]);
  const isWaiting = state === 'queued' || state === 'sent';

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the record has changed
  useEffect(() => {
    if (isWaiting) void filesState().then((now) => now.ok && setWritten(now.value.written));
  }, [isWaiting, row.revision]);

  const file = isWaiting ? fileOf(row, written) : null;
  return file === null ? null : <p className={classes['words']}>{t('written.note', { number: file.number })}</p>;
}
