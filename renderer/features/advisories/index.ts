/** Advisories from shore: which of them may concern this ship, and what the crew answered. */
export { AdvisoriesAbout } from './advisories-about.tsx';
export { AdvisoriesPage } from './advisories-page.tsx';
export { AdvisoryPage } from './advisory-page.tsx';
