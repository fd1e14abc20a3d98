export { AuditPage } from './audit-page.tsx';
export { AuditsPage } from './audits-page.tsx';
