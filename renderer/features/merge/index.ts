/** What two sides changed at once: the queue, the decision, and what a record's own page says of it. */
export { ConflictNote } from './conflict-note.tsx';
export { MergePage } from './merge-page.tsx';
export { MergeQueuePage } from './merge-queue-page.tsx';
