import type { Role } from './roles.ts';
import type { Workflow } from './workflow.ts';

const WATCH = ['MASTER', 'SSO', 'CO', '2O', 'CE', 'ETO', '2E', '3E', 'OOW'] as const satisfies readonly Role[];
const OFFICE = ['DPA', 'CYSO', 'CSO', 'FCM', 'SHOREIT'] as const satisfies readonly Role[];
const LEAD = ['MASTER', 'CE', 'DPA'] as const satisfies readonly Role[];
const SORT_OUT = ['MASTER', 'DPA', 'FCM'] as const satisfies readonly Role[];

/**
 * domain.md 7.2: draft → reported → triaged → contained → recovering → recovered → under review → closed; beside it
 * false alarm, duplicate, merged, reopened, escalated. Acting comes before sorting, so containing needs no triage.
 * The DPA closes, and not an incident that they led (domain.md 1, separation).
 */
export const incidentWorkflow = {
  states: [
    'draft',
    'reported',
    'triaged',
    'contained',
    'recovering',
    'recovered',
    'underReview',
    'closed',
    'falseAlarm',
    'duplicate',
    'merged',
    'reopened',
    'escalated',
  ],
  initial: 'draft',
  final: ['closed', 'duplicate', 'merged'],
  transitions: {
    draft: { reported: ['anyone'], falseAlarm: ['originator', 'MASTER'] },
    reported: {
      triaged: [...WATCH, ...OFFICE],
      contained: [...WATCH, 'SHOREIT'],
      escalated: [...WATCH, ...OFFICE],
      falseAlarm: SORT_OUT,
      duplicate: SORT_OUT,
      merged: SORT_OUT,
    },
    triaged: {
      contained: [...WATCH, 'SHOREIT'],
      recovering: LEAD,
      escalated: [...WATCH, ...OFFICE],
      falseAlarm: SORT_OUT,
      duplicate: SORT_OUT,
      merged: SORT_OUT,
    },
    escalated: {
      triaged: [...WATCH, ...OFFICE],
      contained: [...WATCH, 'SHOREIT'],
      recovering: LEAD,
      falseAlarm: SORT_OUT,
    },
    contained: { recovering: LEAD, triaged: [...WATCH, ...OFFICE], escalated: [...WATCH, ...OFFICE], merged: SORT_OUT },
    recovering: { recovered: LEAD, contained: [...WATCH, 'SHOREIT'], escalated: [...WATCH, ...OFFICE] },
    recovered: { underReview: ['MASTER', ...OFFICE], recovering: LEAD, escalated: [...WATCH, ...OFFICE] },
    underReview: { closed: ['DPA'], recovered: ['MASTER', 'DPA'], escalated: [...WATCH, ...OFFICE] },
    falseAlarm: { closed: ['DPA'], reopened: ['MASTER', ...OFFICE] },
    duplicate: { reopened: ['MASTER', ...OFFICE] },
    merged: { reopened: ['MASTER', ...OFFICE] },
    closed: { reopened: ['MASTER', ...OFFICE] },
    reopened: {
      triaged: [...WATCH, ...OFFICE],
      contained: [...WATCH, 'SHOREIT'],
      recovering: LEAD,
      underReview: ['MASTER', ...OFFICE],
      escalated: [...WATCH, ...OFFICE],
      falseAlarm: SORT_OUT,
      duplicate: SORT_OUT,
      merged: SORT_OUT,
    },
  },
  notBy: { closed: ['owner'] },
  reasonFor: ['falseAlarm', 'duplicate', 'merged', 'reopened', 'escalated'],
} as const satisfies Workflow;
