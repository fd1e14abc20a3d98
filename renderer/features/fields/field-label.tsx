import { useTranslation } from 'react-i18next';
import { fieldSpec } from '#shared/domain/kinds.ts';
import classes from './fields.module.css';
import { useFieldWords } from './use-field-words.ts';

type FieldLabelProps = {
  readonly collection: string;
  readonly field: string;
  /** Says under the name which side the field belongs to. */
  readonly withOwner?: boolean;
};

export function FieldLabel({ collection, field, withOwner = false }: FieldLabelProps) {
  const { t } = useTranslation('fields');
  const words = useFieldWords();
  const { owner } = fieldSpec(collection, field);
  return (
    <>
      {words.label(collection, field)}
      {withOwner && <span className={classes['owner']}>{t(`owner.${owner}`)}</span>}
    </>
  );
}
