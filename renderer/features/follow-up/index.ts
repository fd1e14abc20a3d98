/** What must not stay a sentence: what was found becomes an action or a report in one press, made the same way everywhere. */
export { actionDraft, linkBack, type Maker, reportDraft } from './drafts.ts';
export { actionPress, type Finding, lessonLines, madeOf, reportPress } from './follow-up.ts';
