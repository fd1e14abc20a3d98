import { BACKUP_TRIGGERS } from './backup-plan.ts';
import {
  code,
  day,
  type FieldsOf,
  instant,
  line,
  linked,
  number,
  prose,
  ref,
  removed,
  shoreOwns,
  texts,
  yesNo,
} from './field.ts';
import type { RecordKind } from './kind.ts';
import { MEDIA_KINDS } from './media-log.ts';
import { ROLE_CODES } from './roles.ts';

/** One backup as made (domain.md 6.2). When the next is due follows from the plan and the newest good one. */
export const backup = {
  collection: 'backup',
  version: 1,
  number: 'BKP',
  lane: 'routine',
  filed: true,
  fields: {
    number: line({ max: 40 }),
    plan: ref('backupPlan'),
    asset: ref('asset', { required: true }),
    content: prose(),
    method: code(['full', 'incremental', 'differential', 'image', 'export', 'settingsPhoto', 'paper']),
    trigger: code(BACKUP_TRIGGERS),
    startedAt: instant(),
    endedAt: instant(),
    performer: ref('person'),
    performerName: line(),
    sourceVersion: line(),
    sizeBytes: number(),
    fileCount: number(),
    /** One per set: 64 hex digits, a space, the name of the set. */
    sha256s: texts({ max: 300 }),
    media: ref('mediaLog'),
    mediaKind: code(MEDIA_KINDS),
    mediaLabel: line(),
    encrypted: yesNo(),
    keyHolderRole: code(ROLE_CODES),
    storagePlace: line(),
    copyNumber: number(),
    golden: yesNo(),
    /** Connected only during the job. */
    offline: yesNo(),
    readable: yesNo(),
    readableCheckedAt: instant(),
    retainUntilOn: day(),
    result: code(['ok', 'partial', 'failed']),
    error: prose(),
    report: ref('report'),
    note: prose(),
    ...shoreOwns({ shoreRemark: prose(), legalHold: yesNo() }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

export type BackupFields = FieldsOf<typeof backup>;
