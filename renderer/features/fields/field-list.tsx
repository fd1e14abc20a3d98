import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import type { Side } from '#shared/domain/kind.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';
import { FieldValue } from './field-value.tsx';
import classes from './fields.module.css';
import { isEmptyValue } from './plain-value.ts';
import { useFieldWords } from './use-field-words.ts';

/** Whose field it is: the word is short where it is seen and whole where it is heard. */
function OwnerMark({ owner }: { readonly owner: Side }) {
  const { t } = useTranslation('fields');
  return (
    <dd className={classes['side']}>
      <span aria-hidden="true">{t(`owner.short.${owner}`)}</span>
      <VisuallyHidden>{t(`owner.${owner}`)}</VisuallyHidden>
    </dd>
  );
}

type FieldListProps = {
  readonly row: RecordRow;
  readonly fields: readonly string[];
};

/** Fields of a record to read: name, value, whose it is. What nobody has filled in is named in one line at the end. */
export function FieldList({ row, fields }: FieldListProps) {
  const { t } = useTranslation('fields');
  const words = useFieldWords();
  const { collection, values, conflicts, redacted } = row;
  const inConflict = new Set(conflicts.map(({ field }) => field));
  const known = fields.filter(
    (field) => !isEmptyValue(values[field]) || inConflict.has(field) || redacted.includes(field),
  );
  const missing = fields.filter((field) => !known.includes(field));
  return (
    <>
      {known.length > 0 && (
        <dl className={classes['list']}>
          {known.map((field) => (
            <Fragment key={field}>
              <dt>{words.label(collection, field)}</dt>
              <dd>
                <FieldValue
                  collection={collection}
                  field={field}
                  value={values[field]}
                  isRedacted={redacted.includes(field)}
                />
                {inConflict.has(field) && <span className={classes['differs']}>{t('value.differs')}</span>}
              </dd>
              <OwnerMark owner={fieldSpec(collection, field).owner} />
            </Fragment>
          ))}
        </dl>
      )}
      {missing.length > 0 && (
        <p className={classes['missing']}>
          {t('value.missing', { fields: missing.map((field) => words.label(collection, field)).join(' · ') })}
        </p>
      )}
    </>
  );
}
