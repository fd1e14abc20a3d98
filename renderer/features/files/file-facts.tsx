import { useTranslation } from 'react-i18next';
import type { FileFacts, FilePreview } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import classes from './files.module.css';

/** Who a file is from, in words; the letter of a ship's PC as its numbers have it. */
export function useSenderName(): (file: FileFacts) => string {
  const { t } = useTranslation('files');
  return (file) => {
    if (file.isFromHub) return t('sender.hub');
    if (file.senderName !== null) return file.senderName;
    return file.senderLetter !== null ? t('sender.letter', { letter: file.senderLetter }) : t('sender.pc');
  };
}

/** What is in a file, before anything of it is taken. */
export function FileFactsView({ preview }: { readonly preview: FilePreview }) {
  const { t } = useTranslation('files');
  const words = useFieldWords();
  const nameOf = useSenderName();
  const { file, newOps, collections, from, upTo, withoutBefore, unread, photos } = preview;
  const kinds = Object.entries(collections).map(([collection, count]) => `${words.record(collection)}: ${count}`);
  return (
    <div className={classes['stack']}>
      <KeyValue
        layout="columns"
        items={[
          { label: t('look.from'), value: nameOf(file) },
          {
            label: t('look.number'),
            value: t('look.numberOf', { number: file.number, parts: file.parts }),
          },
          { label: t('look.written'), value: <Instant at={file.writtenAt} /> },
          { label: t('look.size'), value: <Bytes value={file.sizeBytes} /> },
          {
            label: t('look.new'),
            value: newOps === 0 ? t('look.nothing') : t('look.changes', { count: newOps }),
            strong: true,
          },
          ...(kinds.length > 0 ? [{ label: t('look.kinds'), value: kinds.join(', ') }] : []),
          ...(photos > 0 ? [{ label: t('look.photos'), value: String(photos) }] : []),
          ...(from !== null && upTo !== null
            ? [
                {
                  label: t('look.period'),
                  value: (
                    <>
                      <Instant at={from} /> – <Instant at={upTo} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {file.isRevoked && <Notice kind="warning">{t('look.revoked')}</Notice>}
      {file.missingParts.length > 0 && (
        <Notice kind="caution">{t('look.missing', { parts: file.missingParts.join(', ') })}</Notice>
      )}
      {withoutBefore > 0 && file.missingParts.length === 0 && <Notice kind="caution">{t('look.gap')}</Notice>}
      {unread > 0 && <Notice kind="caution">{t('look.unread', { count: unread })}</Notice>}
    </div>
  );
}
