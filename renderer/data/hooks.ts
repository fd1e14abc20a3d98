export { useConflicts, useConflictsOf } from './client/use-conflicts.ts';
export { useDraft } from './client/use-draft.ts';
export { useAttachmentFiles } from './client/use-files.ts';
export { useHistory } from './client/use-history.ts';
export { useChildren, useCount, useRecord, useRecords } from './client/use-records.ts';
export { useSignOffs } from './client/use-sign-offs.ts';
export { useRecordState, useSession, useSync, useVessels, useWorkspace } from './client/use-state.ts';
export { useBackupFigures, useDue, useScorecard } from './client/use-worked-out.ts';
