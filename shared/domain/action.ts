import { ANY_PARENT } from './any-parent.ts';
import {
  code,
  day,
  type FieldsOf,
  line,
  linked,
  number,
  prose,
  ref,
  refs,
  refToAny,
  removed,
  shoreOwns,
  workflowField,
} from './field.ts';
import type { RecordKind } from './kind.ts';
import { EFFECTS } from './report.ts';
import { ROLE_CODES, type Role } from './roles.ts';
import type { Workflow } from './workflow.ts';

const DOERS = ['MASTER', 'CO', '2O', 'CE', 'ETO', 'SSO', 'FCM', 'TSI', 'SHOREIT'] as const satisfies readonly Role[];

/** The owner acts, the verifier is not the owner, the company closes (domain.md 1 and 8). */
export const actionWorkflow = {
  states: ['open', 'inProgress', 'done', 'verified', 'ineffective', 'closed', 'cancelled', 'reopened'],
  initial: 'open',
  final: ['closed', 'cancelled'],
  transitions: {
    open: { inProgress: ['owner', ...DOERS], done: ['owner', ...DOERS], cancelled: ['MASTER', 'DPA', 'FCM'] },
    inProgress: { done: ['owner', ...DOERS], open: ['owner', ...DOERS], cancelled: ['MASTER', 'DPA', 'FCM'] },
    done: {
      verified: ['verifier', 'MASTER', 'DPA', 'FCM'],
      ineffective: ['verifier', 'MASTER', 'DPA', 'FCM'],
      inProgress: ['owner', 'MASTER'],
    },
    ineffective: { inProgress: ['owner', ...DOERS] },
    verified: { closed: ['DPA', 'FCM'], ineffective: ['DPA', 'FCM'] },
    closed: { reopened: ['MASTER', 'DPA', 'FCM', 'CYSO'] },
    cancelled: { reopened: ['MASTER', 'DPA', 'FCM'] },
    reopened: { inProgress: ['owner', ...DOERS], done: ['owner', ...DOERS], cancelled: ['DPA', 'FCM'] },
  },
  // The performer of an action is who said that it is done.
  notBy: { verified: ['owner', 'performer'], ineffective: ['owner', 'performer'], closed: ['owner'] },
  reasonFor: ['ineffective', 'cancelled', 'reopened'],
} as const satisfies Workflow;

/**
 * Something to be done (CAPA), under a report, incident, risk, drill … or on its own: one list for the whole ship.
 * Dates are granted by the company, so shore owns them.
 */
export const action = {
  collection: 'action',
  version: 2,
  number: 'ACT',
  parent: ANY_PARENT,
  lane: 'routine',
  filed: true,
  fields: {
    parent: refToAny(),
    number: line({ max: 40 }),
    state: workflowField(actionWorkflow.states, { owner: 'shore' }),
    kind: code(['correction', 'corrective', 'preventive', 'improvement', 'interim']),
    title: line({ required: true }),
    text: prose(),
    assets: refs('asset'),
    priority: code(['low', 'normal', 'high', 'beforeDeparture']),
    owner: ref('person'),
    ownerRole: code(ROLE_CODES),
    ownerName: line(),
    plannedOn: day(),
    doneOn: day(),
    doneNote: prose(),
    interimMeasure: prose(),
    cost: number(),
    costCurrency: line({ max: 3 }),
    verifyMethod: prose(),
    ...shoreOwns({
      dueOn: day(),
      extendedToOn: day(),
      extendedBy: ref('person'),
      extensionReason: prose(),
      verifier: ref('person'),
      verifiedOn: day(),
      verifyResult: code(EFFECTS),
      verifyNote: prose(),
      /** Beside the record of the verifier: staff ashore have none aboard. */
      verifierName: line(),
    }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

export type ActionFields = FieldsOf<typeof action>;
