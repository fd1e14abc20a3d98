export { DuePage } from './due-page.tsx';
export { DUE_MARKS, useDueWords } from './due-words.ts';
export { TodayPage } from './today-page.tsx';
