/** Cyber incidents: quick capture, first-hour guide, who must be told, the record to its close. */
export { CapturePage } from './capture-page.tsx';
export { DutyWatch } from './duty-watch.tsx';
export { GuidePage } from './guide-page.tsx';
export { IncidentPage } from './incident-page.tsx';
export { IncidentsAbout } from './incidents-about.tsx';
export { IncidentsPage } from './incidents-page.tsx';
export { RunningClocks } from './running-clocks.tsx';
export { SomethingWrong } from './something-wrong.tsx';
export { TellPage } from './tell-page.tsx';
export type { UrgentDuties } from './urgent-duties.ts';
