/** What the outside lends to `shared`: time and chance are never taken, always handed in. */
export type Clock = { readonly now: () => number };

export type Random = {
  /** n bytes that nobody can guess. */
  readonly bytes: (n: number) => Uint8Array;
};
