import type { Step } from './up-record.ts';

/** Up steps by collection, in rising order of `to`. Every kind is at version 1, which needs none. */
export const STEPS: Readonly<Record<string, readonly Step[]>> = {};
