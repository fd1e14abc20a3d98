import { useTranslation } from 'react-i18next';
import type { ConflictItem } from '#renderer/data/index.ts';
import { FieldValue } from '#renderer/features/fields/index.ts';
import type { Value } from '#shared/base/value.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';
import classes from './merge.module.css';
import { textOf } from './merge-model.ts';
import { diffWords } from './text-diff.ts';

type ConflictValueProps = {
  readonly item: Pick<ConflictItem, 'collection' | 'field' | 'kind' | 'bases'>;
  readonly value: Value;
  /** Long texts show what they changed against what was. */
  readonly withDiff?: boolean;
};

/** One of the values of a conflict in words: a value, a state, or whether the record stays. */
export function ConflictValue({ item, value, withDiff = false }: ConflictValueProps) {
  const { t } = useTranslation('merge');
  const { collection, field, bases } = item;
  const { rule } = fieldSpec(collection, field);
  if (rule === 'removal') return <>{t(value === null ? 'keep' : 'remove')}</>;
  const base = textOf(bases[0]?.value);
  if (rule === 'text' && withDiff && typeof value === 'string' && base !== '')
    return (
      <span className={classes['text']}>
        {diffWords(base, value).map(({ kind, text }, at) => {
          if (kind === 'added')
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, drawn anew together
            return <ins key={at}>{text}</ins>;
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, drawn anew together
          if (kind === 'removed') return <del key={at}>{text}</del>;
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, drawn anew together
          return <span key={at}>{text}</span>;
        })}
      </span>
    );
  return <FieldValue collection={collection} field={field} value={value} empty={t('nothing')} />;
}
