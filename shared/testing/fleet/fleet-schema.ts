import type { Schema } from '#shared/merge/folded-record.ts';

/** Fields of the simulated records by what they are for; which collection has them does not matter. */
export const SCALARS = ['name', 'place', 'maker', 'closing', 'verdict'] as const;
export const NOTE = 'note';
export const TAGS = 'tags';
export const LABELS = 'labels';
export const STATE = 'state';
export const REMOVED = 'removed';
const SHORE_OWNED: readonly string[] = ['closing', 'verdict', LABELS];

export const STATES = ['draft', 'open', 'done', 'closed'] as const;

/** What the declarations say today. */
export const fleetSchema: Schema = {
  ruleOf: (_, field) => {
    if (field === TAGS || field === LABELS) return 'set';
    if (field === REMOVED) return 'removal';
    if (field === STATE) return 'workflow';
    return field === NOTE ? 'text' : 'scalar';
  },
  ownerOf: (_, field) => (SHORE_OWNED.includes(field) ? 'shore' : 'ship'),
  isLegal: (_c, _f, from, to) => STATES.indexOf(to as 'draft') <= STATES.indexOf((from ?? 'draft') as 'draft') + 1,
};

/** What they said a year ago: the labels are not yet a set, nor the note a text. */
export const oldFleetSchema: Schema = {
  ...fleetSchema,
  ruleOf: (collection, field) =>
    field === LABELS || field === NOTE ? 'scalar' : fleetSchema.ruleOf(collection, field),
};
