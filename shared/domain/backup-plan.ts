import {
  code,
  codeSet,
  type FieldsOf,
  line,
  linked,
  number,
  prose,
  ref,
  refs,
  removed,
  shoreOwns,
  yesNo,
} from './field.ts';
import type { RecordKind } from './kind.ts';
import { MEDIA_KINDS } from './media-log.ts';
import { ROLE_CODES } from './roles.ts';

/** Why a backup is made (domain.md 6.2). */
export const BACKUP_TRIGGERS = ['schedule', 'beforeChange', 'afterChange', 'afterService', 'emergency'] as const;

export const RESTORE_KINDS = [
  'file',
  'application',
  'fullImage',
  'spareHardware',
  'compareOnly',
  'breakGlass',
] as const;

/**
 * What of which system is backed up, how often, and how soon it must be usable again (domain.md 6.1). Targets and
 * rhythm are company policy, so shore owns them; no international rule gives a test interval.
 */
export const backupPlan = {
  collection: 'backupPlan',
  version: 2,
  lane: 'routine',
  fields: {
    name: line({ required: true }),
    libraryKey: line({ max: 40 }),
    assets: refs('asset'),
    content: prose(),
    ...shoreOwns({
      /** A safety OT, B essential OT, C ship IT, D other (domain.md 6.1). */
      dataClass: code(['A', 'B', 'C', 'D']),
      rpoMin: number(),
      rtoMin: number(),
      /** Days between backups; absent when only the triggers count. */
      everyDays: number(),
      triggers: codeSet(BACKUP_TRIGGERS),
      testEveryDays: number(),
      testKind: code(RESTORE_KINDS),
      /** Procedure id, `R1` … (domain.md 6.3). */
      procedure: line({ max: 40 }),
      retentionDays: number(),
      /** Copies, 3-2-1: how many, on how many kinds of medium. */
      copies: number(),
      mediaKindCount: number(),
      status: code(['active', 'suspended', 'ended']),
      statusReason: prose(),
    }),
    mediaKinds: codeSet(MEDIA_KINDS),
    mediaSet: refs('mediaLog'),
    offlineCopyPlace: line(),
    offsitePlace: line(),
    /** Golden copy made after commissioning or service and never overwritten (domain.md 6.1, OT). */
    goldenPlace: line(),
    encrypted: yesNo(),
    keyHolderRole: code(ROLE_CODES),
    performerRole: code(ROLE_CODES),
    /** Who can bring it back: the crew alone, or somebody who has to come (since version 2; unset: not known). */
    restorableBy: code(['crewAlone', 'shoreRemote', 'makersEngineer']),
    responsible: ref('person'),
    documents: refs('document'),
    note: prose(),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

export type BackupPlanFields = FieldsOf<typeof backupPlan>;
