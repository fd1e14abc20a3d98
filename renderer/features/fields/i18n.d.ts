import type fields from '#resources/locales/en/fields.json';

declare global {
  interface BulwarkTexts {
    /** Words of fields and codes are found by names from data (use-field-words.ts): checking their keys only costs time. */
    fields: Omit<typeof fields, 'label' | 'code' | 'record'>;
  }
}
