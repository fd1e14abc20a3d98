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
  shoreOwns,
  texts,
  workflowField,
} from './field.ts';
import type { RecordKind } from './kind.ts';
import { ROLE_CODES } from './roles.ts';
import type { Workflow } from './workflow.ts';

/** Guided looks at the SMS: ISM 12.1 the audit, 5.1.5 the Master's review. */
export const REVIEW_KINDS = ['internalAudit', 'masterReview'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** Whoever leads it ends it; the company acknowledges (ISM 12: results go to those responsible). */
export const reviewWorkflow = {
  states: ['running', 'completed', 'acknowledged', 'cancelled'],
  initial: 'running',
  final: ['acknowledged', 'cancelled'],
  transitions: {
    running: { completed: ['performer', 'MASTER', 'DPA', 'FCM', 'CSO'], cancelled: ['performer', 'MASTER', 'DPA'] },
    completed: { acknowledged: ['DPA', 'CSO', 'CYSO'], running: ['performer', 'MASTER'] },
    acknowledged: { running: ['DPA'] },
    cancelled: { running: ['performer', 'MASTER', 'DPA'] },
  },
  reasonFor: ['cancelled'],
} as const satisfies Workflow;

/** An internal audit or a Master's review as it is made, one point after the other. */
export const review = {
  collection: 'review',
  version: 1,
  number: 'REV',
  lane: 'routine',
  filed: true,
  fields: {
    number: line({ max: 40 }),
    state: workflowField(reviewWorkflow.states),
    kind: code(REVIEW_KINDS, { required: true }),
    title: line(),
    /** Edition of the guide that it followed, resources/reviews. */
    guideEdition: line({ max: 40 }),
    remit: prose(),
    startedAt: instant(),
    endedAt: instant(),
    /** Who leads it; independent of what is looked at as far as a ship allows (ISM 12). */
    auditor: ref('person'),
    auditorName: line(),
    auditorRole: code(ROLE_CODES),
    attendees: refs('person'),
    conclusion: prose(),
    note: prose(),
    ...shoreOwns({ shoreRemark: prose() }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

/** One point of it and what was found. */
export const reviewStep = {
  collection: 'reviewStep',
  version: 1,
  lane: 'routine',
  parent: 'review',
  fields: {
    parent: ref('review', { required: true }),
    /** Key of the point in the guide. */
    key: line({ required: true, max: 40 }),
    result: code(['good', 'finding', 'notApplicable']),
    note: prose(),
    /** Records that were looked at, of any collection. */
    evidence: texts(),
    by: ref('person'),
    doneAt: instant(),
    report: ref('report'),
    removed,
  },
} as const satisfies RecordKind;

export type ReviewFields = FieldsOf<typeof review>;
export type ReviewStepFields = FieldsOf<typeof reviewStep>;
