import { useTranslation } from 'react-i18next';
import { useRecord } from '#renderer/data/index.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import classes from './fields.module.css';
import { recordHref } from './record-href.ts';
import { useFieldWords } from './use-field-words.ts';

/** A record that another one names: its title, and where it has a page the way there. */
export function RefTitle({ record }: { readonly record: RecordId }) {
  const { t } = useTranslation('fields');
  const words = useFieldWords();
  const row = useRecord(record);
  if (row === undefined) return <span className={classes['dim']}>{t('value.loading')}</span>;
  if (row === null)
    return (
      <span className={classes['dim']}>
        {words.record(collectionOf(record))}: {t('value.notReceived')}
      </span>
    );
  const title = row.title || row.number || words.record(row.collection);
  const href = recordHref(record);
  return href === null ? (
    <bdi>{title}</bdi>
  ) : (
    <a className={classes['link']} href={href}>
      <bdi>{title}</bdi>
    </a>
  );
}
