export { CheckSet } from './check-set.tsx';
/** Words, values and inputs of the fields of every kind of record. */

export { FieldInput } from './field-input.tsx';
export { FieldLabel } from './field-label.tsx';
export { FieldList } from './field-list.tsx';
export { FieldValue } from './field-value.tsx';
export { createFieldWords, createPlainWords, type FieldWords } from './field-words.ts';
export { PersonName } from './person-name.tsx';
export { isEmptyValue, type PlainContext, plainValue } from './plain-value.ts';
export { mergeHref, recordHref } from './record-href.ts';
export { RefField } from './ref-field.tsx';
export { RefTitle } from './ref-title.tsx';
export { useFieldWords } from './use-field-words.ts';
export { useMaySeeRestricted } from './use-may-see-restricted.ts';
export { usePlainContext } from './use-plain-context.ts';
export { useTooLong } from './use-too-long.ts';
