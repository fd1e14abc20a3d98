/** What must not stay a sentence: a finding of a drill or an incident becomes an action or a report in one press. */
export { actionPress, type Finding, lessonLines, madeOf, reportPress } from './follow-up.ts';
