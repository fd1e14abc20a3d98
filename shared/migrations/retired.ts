/**
 * Names that are no longer written. A retired field stays declared for ever, since old ops still fold by its rule, and
 * its name is never given another meaning; a retired collection likewise.
 */
export type Retired = {
  readonly collections: readonly string[];
  /** `<collection>.<field>` */
  readonly fields: readonly string[];
};

export const RETIRED: Retired = { collections: [], fields: [] };
