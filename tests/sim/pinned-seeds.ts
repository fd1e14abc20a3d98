/** Seeds that once broke an invariant, each with the rule that was at fault. They run in every unit test. */
export const PINNED_SEEDS: readonly { readonly seed: number; readonly rule: string }[] = [];
