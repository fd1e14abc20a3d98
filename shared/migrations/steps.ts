import type { Step } from './up-record.ts';

/** Up steps by collection, in rising order of `to`. So far versions have only added fields, which need none. */
export const STEPS: Readonly<Record<string, readonly Step[]>> = {};
