export { CrosswalkPage } from './crosswalk-page.tsx';
export { FrameworkPage } from './framework-page.tsx';
export { FrameworksPage } from './frameworks-page.tsx';
export { ImportPage } from './import-page.tsx';
export { QuestionLinks } from './question-links.tsx';
export { QuestionPage } from './question-page.tsx';
export { QuestionPicker } from './question-picker.tsx';
export { ReadinessPage } from './readiness-page.tsx';
