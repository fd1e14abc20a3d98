export { CrosswalkPage } from './crosswalk-page.tsx';
export { QuestionPage } from './question-page.tsx';
export { ReadinessPage } from './readiness-page.tsx';
