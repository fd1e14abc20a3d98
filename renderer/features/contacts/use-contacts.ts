import { type RecordRow, useRecords } from '#renderer/data/index.ts';

const CONTACTS = { collection: 'contact', sort: 'title', down: false } as const;
/** More than any ship keeps. */
const ALL = { from: 0, count: 500 } as const;

/** All contacts in use, by name. */
export function useContacts(): readonly RecordRow[] {
  return useRecords(CONTACTS, ALL).rows;
}
