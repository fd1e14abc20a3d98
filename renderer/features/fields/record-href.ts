import type { RecordId } from '#shared/oplog/op.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';

/** Folder of the pages of a kind; a kind without one has no page of its own yet. */
const PAGES: Readonly<Record<string, string>> = {
  asset: 'assets',
  advisoryMatch: 'advisories',
  contact: 'contacts',
  vendorSession: 'visits',
  mediaLog: 'media',
  report: 'reports',
  action: 'actions',
  drill: 'drills',
  incident: 'incidents',
  backupPlan: 'backups/plan',
  restoreTest: 'backups/test',
  framework: 'readiness/frameworks',
  review: 'audits',
  risk: 'risk',
};

/** Address of the record's page; null when its kind has none. */
export function recordHref(record: RecordId): string | null {
  const page = PAGES[collectionOf(record)];
  return page === undefined ? null : `#/${page}/${encodeURIComponent(record)}`;
}

export function mergeHref(record: RecordId): string {
  return `#/merge/${encodeURIComponent(record)}`;
}
