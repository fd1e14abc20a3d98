import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '#shared/domain/validate.ts';
import { codeKeys, labelKeys } from './field-keys.ts';

/** A key that is made from data, so the compiler cannot know it: whether there is a text is asked at run time. */
export type TextKey = string;

export type FieldWords = {
  /** What the field is called; a field without a text is named as what it is. */
  readonly label: (collection: string, field: string) => string;
  /** A code value in words; `state` is the field of workflow codes. */
  readonly code: (collection: string, field: string, code: string) => string;
  readonly role: (code: string) => string;
  /** One record of the kind: "Asset". */
  readonly record: (collection: string) => string;
  /** What is wrong with a value and what to do. */
  readonly why: (error: FieldError) => string;
};

/** The words of records, fields and codes in the reader's language. */
export function useFieldWords(): FieldWords {
  const { t, i18n } = useTranslation('fields');
  return useMemo(() => {
    const say = t as unknown as (key: TextKey, options?: Readonly<Record<string, unknown>>) => string;
    const first = (keys: readonly TextKey[]) => keys.find((key) => i18n.exists(key, { ns: 'fields' }));
    const code: FieldWords['code'] = (collection, field, value) => {
      const key = first(codeKeys(collection, field, value));
      return key === undefined ? t('unnamedCode', { name: value }) : say(key);
    };
    return {
      label: (collection, field) => {
        const key = first(labelKeys(collection, field));
        return key === undefined ? t('unnamedField', { name: field }) : say(key);
      },
      code,
      role: (value) => code('person', 'roles', value),
      record: (collection) => {
        const key = first([`record.${collection}`]);
        return key === undefined ? t('unnamedCode', { name: collection }) : say(key);
      },
      why: ({ why, min, max }) => say(`why.${why}`, { min, max, ...(max === undefined ? {} : { count: max }) }),
    };
  }, [t, i18n]);
}
