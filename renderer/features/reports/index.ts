export { AgeingPage } from './ageing-page.tsx';
export { NewReportPage } from './new-report-page.tsx';
export { ReadAnswerPage } from './read-answer-page.tsx';
export { ReportPage } from './report-page.tsx';
export { useReportWords } from './report-words.ts';
export { ReportsPage } from './reports-page.tsx';
export { useWaitingReports } from './use-waiting-reports.ts';
