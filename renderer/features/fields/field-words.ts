import type { i18n } from 'i18next';
import type { FieldError } from '#shared/domain/validate.ts';
import { codeKeys, labelKeys } from './field-keys.ts';
import type { PlainWords } from './plain-value.ts';

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

/**
 * The words of records, fields and codes.
 *
 * @param language its `fields` must be loaded; none: the language of the screen.
 */
export function createFieldWords(i18n: i18n, language?: string): FieldWords {
  const t = i18n.getFixedT(language ?? i18n.language, 'fields');
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
}

/** @param language its `fields` and `common` must be loaded. */
export function createPlainWords(i18n: i18n, words: Pick<FieldWords, 'code'>, language?: string): PlainWords {
  const fields = i18n.getFixedT(language ?? i18n.language, 'fields');
  const common = i18n.getFixedT(language ?? i18n.language, 'common');
  return {
    code: words.code,
    yes: common('yes'),
    no: common('no'),
    days: (count) => fields('value.days', { count }),
    removed: (reason) => (reason === '' ? fields('value.removedPlain') : fields('value.removedBy', { reason })),
    hiddenKey: fields('value.key'),
  };
}
