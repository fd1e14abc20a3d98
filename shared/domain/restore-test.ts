import { RESTORE_KINDS } from './backup-plan.ts';
import {
  code,
  codeSet,
  type FieldsOf,
  instant,
  line,
  linked,
  number,
  prose,
  ref,
  removed,
  shoreOwns,
  workflowField,
  yesNo,
} from './field.ts';
import type { RecordKind } from './kind.ts';
import type { Workflow } from './workflow.ts';

/** What a restore is checked by (domain.md 6.2). */
export const RESTORE_CHECKS = ['hashMatch', 'recordCount', 'knownItem', 'functionTest', 'operatorAcceptance'] as const;

/** Before anything is restored near a live system (domain.md 6.2 "safe state and approvals", 6.3). */
export const RESTORE_GATE = [
  'shipInSafeState',
  'redundantUnitReady',
  'masterOrChiefConsents',
  'presentStateSaved',
  'mediumScanned',
  'networkDisconnected',
  'swapBackReady',
] as const;

/**
 * Sign-off (domain.md 1): performer → head of department (2O → Master, ETO → CE) → FCM acknowledges; the ETO is never
 * the sole approver.
 */
export const restoreTestWorkflow = {
  states: [
    'draft',
    'approved',
    'running',
    'paused',
    'finished',
    'returned',
    'accepted',
    'acknowledged',
    'aborted',
    'cancelled',
  ],
  initial: 'draft',
  final: ['acknowledged', 'cancelled'],
  transitions: {
    draft: { approved: ['MASTER', 'CE', 'CO'], running: ['performer'], cancelled: ['performer', 'MASTER', 'CE', 'CO'] },
    approved: { running: ['performer'], draft: ['MASTER', 'CE', 'CO'], cancelled: ['performer', 'MASTER', 'CE', 'CO'] },
    running: { paused: ['performer', 'MASTER', 'CE', 'CO'], finished: ['performer'], aborted: ['anyone'] },
    paused: { running: ['performer'], finished: ['performer'], aborted: ['anyone'] },
    finished: { accepted: ['MASTER', 'CE', 'CO'], returned: ['MASTER', 'CE', 'CO'] },
    returned: { running: ['performer'], finished: ['performer'], cancelled: ['MASTER', 'CE', 'CO'] },
    accepted: { acknowledged: ['FCM', 'DPA'], returned: ['FCM', 'DPA'] },
    aborted: { finished: ['performer'], cancelled: ['MASTER', 'CE', 'CO'] },
    acknowledged: { returned: ['FCM', 'DPA'] },
    cancelled: { draft: ['performer', 'MASTER', 'CE', 'CO'] },
  },
  notBy: { approved: ['performer'], accepted: ['performer'], acknowledged: ['performer'] },
  reasonFor: ['returned', 'aborted', 'cancelled'],
} as const satisfies Workflow;

/**
 * One restore test with measured time against target (domain.md 6.2). Age of the backup and the next due date follow
 * from the backup and the plan.
 */
export const restoreTest = {
  collection: 'restoreTest',
  version: 1,
  number: 'RST',
  lane: 'routine',
  filed: true,
  fields: {
    number: line({ max: 40 }),
    state: workflowField(restoreTestWorkflow.states),
    plan: ref('backupPlan'),
    asset: ref('asset', { required: true }),
    backup: ref('backup'),
    /** Procedure id and its edition, `R5`, `3`. */
    procedure: line({ max: 40 }),
    procedureEdition: line({ max: 40 }),
    kind: code(RESTORE_KINDS),
    environment: code(['spare', 'virtualMachine', 'secondUnit', 'testFolder', 'bench', 'liveWithPermit']),
    safeState: prose(),
    safetyGate: codeSet(RESTORE_GATE),
    permit: line(),
    approvedBy: ref('person'),
    approvedAt: instant(),
    startedAt: instant(),
    firstUsableAt: instant(),
    fullyVerifiedAt: instant(),
    endedAt: instant(),
    // targets as they were when the test began, since the plan may change later
    rtoTargetMin: number(),
    rtoActualMin: number(),
    rpoTargetMin: number(),
    rpoActualMin: number(),
    result: code(['pass', 'passWithRemarks', 'fail', 'aborted']),
    remarks: prose(),
    defects: prose(),
    report: ref('report'),
    tester: ref('person'),
    testerName: line(),
    witness: ref('person'),
    witnessName: line(),
    ...shoreOwns({ shoreRemark: prose(), legalHold: yesNo() }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

/** One line of the guided test: a step, a check, or a `start`/`pause`/`resume`/`end` that carries the stop-watch. */
export const restoreStep = {
  collection: 'restoreStep',
  version: 1,
  lane: 'routine',
  parent: 'restoreTest',
  fields: {
    parent: ref('restoreTest', { required: true }),
    kind: code(['step', 'check', 'start', 'pause', 'resume', 'end', 'note']),
    /** Step key of the procedure. */
    key: line({ max: 40 }),
    check: code(RESTORE_CHECKS),
    order: number(),
    title: line(),
    startedAt: instant(),
    doneAt: instant(),
    result: code(['passed', 'failed', 'skipped']),
    expected: line(),
    /** What was read from the screen or gauge. */
    reading: line(),
    note: prose(),
    by: ref('person'),
    report: ref('report'),
    removed,
  },
} as const satisfies RecordKind;

export type RestoreTestFields = FieldsOf<typeof restoreTest>;
export type RestoreStepFields = FieldsOf<typeof restoreStep>;
