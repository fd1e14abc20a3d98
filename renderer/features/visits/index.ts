/** Visits and remote sessions of makers: who came or connected, to what, on whose word, what was done, checked after. */
export { NewVisitPage } from './new-visit-page.tsx';
export { OpenVisits } from './open-visits.tsx';
export { VisitPage } from './visit-page.tsx';
export { VisitsAbout } from './visits-about.tsx';
export { VisitsPage } from './visits-page.tsx';
