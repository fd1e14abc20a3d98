import { createContext } from 'react';

/** Told of the pages of a PDF while it is made; tells an index where the papers begin. */
export type PageWatch = {
  /** A page is laid out; more than once for each. @param at place of its paper among those of the PDF, from 0. */
  readonly onLaidOut: (at: number, page: number) => void;
  readonly onDrawn: () => void;
  /** Null: not laid out yet. */
  readonly firstPageOf: (at: number) => number | null;
};

export const PageWatchContext = createContext<PageWatch>({
  onLaidOut: () => {},
  onDrawn: () => {},
  firstPageOf: () => null,
});
