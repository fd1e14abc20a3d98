/** How devices join a vessel. */
export { EnrolmentPage } from './enrolment-page.tsx';
