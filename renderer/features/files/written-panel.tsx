import { useTranslation } from 'react-i18next';
import type { FileRecord } from '#renderer/data/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import classes from './files.module.css';

/** Files that were written here. A file is confirmed when the other side says that it holds what was in it. */
export function WrittenPanel({ written }: { readonly written: readonly FileRecord[] }) {
  const { t } = useTranslation('files');
  return (
    <Panel title={t('written.title')}>
      <ul className={classes['list']}>
        {written.map((file) => (
          <li key={`${file.to}/${file.number}`} className={classes['line']}>
            <span>
              {t('written.file', { number: file.number, to: t(`target.${file.to}`), count: file.parts })} ·{' '}
              <Bytes value={file.sizeBytes} /> · <Instant at={file.writtenAt} />
            </span>
            {file.isConfirmed ? (
              <StatusMark kind="stored">{t('written.confirmed')}</StatusMark>
            ) : (
              <StatusMark kind="pending">{t('written.open')}</StatusMark>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
