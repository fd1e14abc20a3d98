import type { RecordId } from '#shared/oplog/op.ts';
import { derivedId } from '#shared/oplog/record-id.ts';

/** Of a document of the annex the id follows from its key, so ship and shore write one. */
export function annexDocumentId(key: string): RecordId {
  return derivedId('document', key, 'cyber annex');
}
