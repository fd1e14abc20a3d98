export { BackupsPage } from './backups-page.tsx';
export { LogBackupPage } from './log-backup-page.tsx';
export { NewPlanPage } from './new-plan-page.tsx';
export { PlanPage } from './plan-page.tsx';
export { StartTestPage } from './start-test-page.tsx';
export { TestPage } from './test-page.tsx';
