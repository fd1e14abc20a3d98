import {
  code,
  type FieldsOf,
  instant,
  line,
  linked,
  prose,
  ref,
  refs,
  removed,
  restricted,
  workflowField,
  yesNo,
} from './field.ts';
import type { RecordKind } from './kind.ts';
import { SCAN_RESULTS } from './media-log.ts';
import type { Workflow } from './workflow.ts';

/** Remote control only with the ship's consent (S06; E26 4.2.6): the Master signs the permit, the company allows makers. */
export const vendorSessionWorkflow = {
  states: ['requested', 'approved', 'refused', 'active', 'ended', 'reviewed', 'cancelled'],
  initial: 'requested',
  final: ['refused', 'reviewed', 'cancelled'],
  transitions: {
    requested: {
      approved: ['MASTER', 'CE', 'FCM'],
      refused: ['MASTER', 'CE', 'SSO', 'FCM'],
      cancelled: ['originator', 'MASTER', 'FCM'],
    },
    approved: {
      active: ['performer', 'MASTER', 'CE', 'CO', '2O', 'ETO', '2E', '3E', 'OOW', 'SSO'],
      refused: ['MASTER', 'CE', 'FCM'],
      cancelled: ['originator', 'MASTER', 'FCM'],
    },
    active: { ended: ['anyone'] }, // whoever sees a need may cut the session
    ended: { active: ['MASTER', 'CE'], reviewed: ['MASTER', 'CE', 'CO', 'FCM', 'TSI'] },
    refused: { requested: ['anyone'] },
    reviewed: {},
    cancelled: { requested: ['anyone'] },
  },
  reasonFor: ['refused', 'cancelled'],
} as const satisfies Workflow;

/** A maker's visit or remote session, from permit to review (domain.md 12: visitor/vendor and remote session permits). */
export const vendorSession = {
  collection: 'vendorSession',
  version: 1,
  number: 'VEN',
  lane: 'routine',
  filed: true,
  fields: {
    number: line({ max: 40 }),
    state: workflowField(vendorSessionWorkflow.states),
    kind: code(['visit', 'remote']),
    company: line({ required: true }),
    /** Person of the maker. */
    visitor: line(),
    /** That an identity paper was checked, never its number. */
    identityChecked: yesNo(),
    purpose: prose(),
    /** Ticket or order number of the company. */
    ticket: line(),
    contact: ref('contact'),
    assets: refs('asset'),
    zone: ref('zone'),
    equipment: prose(),
    mediaUsed: refs('mediaLog'),
    scanTool: line(),
    scanResult: code(SCAN_RESULTS),
    escort: ref('person'),
    approvedBy: ref('person'),
    approvedAt: instant(),
    plannedFromAt: instant(),
    plannedToAt: instant(),
    startedAt: instant(),
    endedAt: instant(),
    /** Position of the crew-operated switch of a remote session after it ended. */
    switchAfter: code(['open', 'closed', 'unplugged', 'noSwitch']),
    actions: prose(),
    /** What was changed: firmware, patch or a new switch is a change that needs its papers (domain.md 4.1). */
    changes: prose(),
    changeDocuments: refs('document'),
    serviceReport: ref('document'),
    passwordsChanged: yesNo(),
    ...restricted({ accountsUsed: prose() }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

export type VendorSessionFields = FieldsOf<typeof vendorSession>;
