import { useRecord } from '#renderer/data/index.ts';
import { FieldList, RefTitle, recordHref } from '#renderer/features/fields/index.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import classes from './scorecard.module.css';

/** What decides about a record of a kind that has no page of its own. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  zone: ['key', 'kind', 'reviewedOn', 'reviewedBy'],
  conduit: ['from', 'to', 'medium', 'control', 'reviewedOn', 'reviewedBy'],
  contact: ['kind', 'organisation', 'phoneAllHours', 'phone', 'email', 'checkedOn', 'checkedBy'],
  person: ['rank', 'roles', 'signedOnOn'],
  vendorSession: ['kind', 'company', 'purpose', 'state', 'startedAt', 'endedAt'],
  mediaLog: ['kind', 'status', 'lastScanAt', 'scanResult', 'storagePlace'],
  document: ['class', 'edition', 'approvedOn', 'reviewOn', 'expiresOn'],
};

/** A record behind a figure: the way to its page, or its facts to open right here. */
export function EvidenceRecord({ record }: { readonly record: string }) {
  const facts = FACTS[collectionOf(record)];
  const row = useRecord(record);
  if (recordHref(record) !== null || facts === undefined || !row) return <RefTitle record={record} />;
  return (
    <details>
      <summary className={classes['summary']}>
        <bdi>{row.title || row.number}</bdi>
      </summary>
      <FieldList row={row} fields={facts} />
    </details>
  );
}
