import type { Rule, Side } from './kind.ts';
import { fieldSpec, workflowOf } from './kinds.ts';
import { isLegalMove } from './workflow.ts';

/** What the fold needs to know about the declarations (shared/merge, type `Schema`); each answers for unknown names too. */
export const schema = {
  ruleOf: (collection: string, field: string): Rule => fieldSpec(collection, field).rule,
  ownerOf: (collection: string, field: string): Side => fieldSpec(collection, field).owner,
  /** Whoever did it: whether this is a move at all. @param from null when there was no state yet. */
  isLegal: (collection: string, field: string, from: string | null, to: string): boolean => {
    const workflow = field === 'state' ? workflowOf(collection) : undefined;
    return workflow === undefined || isLegalMove(workflow, from, to);
  },
} as const;
