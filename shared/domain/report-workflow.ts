import type { Workflow } from './workflow.ts';

/**
 * domain.md 8: draft → submitted → master review → (returned | DPA review) → (rejected | accepted) → corrective action →
 * verification → (ineffective → corrective action | closed); beside it cancelled, escalated to major, downgraded,
 * reopened, open at an external body. Two stages end it: the ship proposes with its proof, the DPA closes or sends back;
 * neither the owner nor who proposed does. A confidential report goes to the DPA without the Master's step.
 */
export const reportWorkflow = {
  states: [
    'draft',
    'submitted',
    'masterReview',
    'returned',
    'dpaReview',
    'rejected',
    'accepted',
    'correctiveAction',
    'verification',
    'ineffective',
    'closed',
    'cancelled',
    'escalatedMajor',
    'downgraded',
    'reopened',
    'externalOpen',
  ],
  initial: 'draft',
  final: ['closed', 'rejected', 'cancelled'],
  transitions: {
    draft: { submitted: ['anyone'], cancelled: ['originator', 'MASTER'] },
    submitted: {
      masterReview: ['MASTER'],
      dpaReview: ['DPA'], // confidential, or the Master is the one reported on
      cancelled: ['originator', 'MASTER'],
    },
    masterReview: { returned: ['MASTER'], dpaReview: ['MASTER', 'DPA'] },
    returned: { submitted: ['originator', 'MASTER'], cancelled: ['originator', 'MASTER'] },
    dpaReview: { returned: ['DPA'], rejected: ['DPA'], accepted: ['DPA'], escalatedMajor: ['DPA'] },
    accepted: {
      correctiveAction: ['owner', 'MASTER', 'DPA'],
      escalatedMajor: ['DPA'],
      externalOpen: ['DPA'],
      closed: ['DPA'], // an observation or near miss accepted with reason
    },
    correctiveAction: {
      verification: ['owner', 'MASTER', 'DPA'],
      escalatedMajor: ['DPA'],
      downgraded: ['DPA'],
      externalOpen: ['DPA'],
    },
    verification: { ineffective: ['verifier', 'DPA'], closed: ['DPA'], externalOpen: ['DPA'] },
    ineffective: { correctiveAction: ['owner', 'MASTER', 'DPA'] },
    escalatedMajor: { correctiveAction: ['owner', 'MASTER', 'DPA'], downgraded: ['DPA'], externalOpen: ['DPA'] },
    downgraded: { correctiveAction: ['owner', 'MASTER', 'DPA'], verification: ['owner', 'MASTER', 'DPA'] },
    externalOpen: { correctiveAction: ['owner', 'MASTER', 'DPA'], verification: ['owner', 'DPA'], closed: ['DPA'] },
    closed: { reopened: ['MASTER', 'DPA', 'CYSO', 'FCM'] },
    rejected: { reopened: ['MASTER', 'DPA'] },
    cancelled: { reopened: ['originator', 'MASTER', 'DPA'] },
    reopened: { masterReview: ['MASTER'], dpaReview: ['MASTER', 'DPA'], correctiveAction: ['owner', 'MASTER', 'DPA'] },
  },
  // The performer of a report is who proposed that it is done.
  notBy: { closed: ['owner', 'performer'], ineffective: ['owner', 'performer'] },
  // The proposal says what was done and where the proof is; the close says why it is enough.
  reasonFor: [
    'returned',
    'rejected',
    'verification',
    'ineffective',
    'closed',
    'cancelled',
    'escalatedMajor',
    'downgraded',
    'reopened',
  ],
} as const satisfies Workflow;
