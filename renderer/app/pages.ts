import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/**
 * Every page is a chunk of its own; the start-up bundle knows only their addresses. A page takes no props: what it is
 * about it reads off the address.
 */
function page<N extends string>(
  load: () => Promise<Readonly<Record<N, ComponentType>>>,
  name: N,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }));
}

const actions = () => import('#renderer/features/actions/index.ts');
const assets = () => import('#renderer/features/assets/index.ts');
const backups = () => import('#renderer/features/backups/index.ts');
const contacts = () => import('#renderer/features/contacts/index.ts');
const advisories = () => import('#renderer/features/advisories/index.ts');
const visits = () => import('#renderer/features/visits/index.ts');
const media = () => import('#renderer/features/media/index.ts');
const merge = () => import('#renderer/features/merge/index.ts');
const incidents = () => import('#renderer/features/incidents/index.ts');
const drills = () => import('#renderer/features/drills/index.ts');
const today = () => import('#renderer/features/today/index.ts');
const readiness = () => import('#renderer/features/readiness/index.ts');
const scorecard = () => import('#renderer/features/scorecard/index.ts');
const policy = () => import('#renderer/features/policy/index.ts');
const audits = () => import('#renderer/features/audits/index.ts');
const risk = () => import('#renderer/features/risk/index.ts');
const reports = () => import('#renderer/features/reports/index.ts');

export const TodayPage = page(today, 'TodayPage');
export const DuePage = page(today, 'DuePage');
export const ReportsPage = page(reports, 'ReportsPage');
export const AgeingPage = page(reports, 'AgeingPage');
export const NewReportPage = page(reports, 'NewReportPage');
export const ReportPage = page(reports, 'ReportPage');
export const ReadAnswerPage = page(reports, 'ReadAnswerPage');
export const ActionsPage = page(actions, 'ActionsPage');
export const NewActionPage = page(actions, 'NewActionPage');
export const ActionPage = page(actions, 'ActionPage');
export const AssetsPage = page(assets, 'AssetsPage');
export const AssetPage = page(assets, 'AssetPage');
export const ContactsPage = page(contacts, 'ContactsPage');
export const NewContactPage = page(contacts, 'NewContactPage');
export const ContactPage = page(contacts, 'ContactPage');
export const AdvisoriesPage = page(advisories, 'AdvisoriesPage');
export const AdvisoryPage = page(advisories, 'AdvisoryPage');
export const VisitsPage = page(visits, 'VisitsPage');
export const NewVisitPage = page(visits, 'NewVisitPage');
export const VisitPage = page(visits, 'VisitPage');
export const MediaPage = page(media, 'MediaPage');
export const LogMediumPage = page(media, 'LogMediumPage');
export const MediumPage = page(media, 'MediumPage');
export const BackupsPage = page(backups, 'BackupsPage');
export const NewBackupPlanPage = page(backups, 'NewPlanPage');
export const BackupPlanPage = page(backups, 'PlanPage');
export const LogBackupPage = page(backups, 'LogBackupPage');
export const StartRestoreTestPage = page(backups, 'StartTestPage');
export const RestoreTestPage = page(backups, 'TestPage');
export const MergeQueuePage = page(merge, 'MergeQueuePage');
export const MergePage = page(merge, 'MergePage');
export const PackPage = page(() => import('#renderer/features/paper/index.ts'), 'PackPage');
export const ProofPage = page(() => import('#renderer/features/proof/index.ts'), 'ProofPage');
export const MessagesPage = page(() => import('#renderer/features/messages/index.ts'), 'MessagesPage');
export const SyncPage = page(() => import('#renderer/features/sync/index.ts'), 'SyncPage');
export const FleetPage = page(() => import('#renderer/features/fleet/index.ts'), 'FleetPage');
export const EnrolmentPage = page(() => import('#renderer/features/enrolment/index.ts'), 'EnrolmentPage');
export const SettingsPage = page(() => import('#renderer/features/settings/index.ts'), 'SettingsPage');
export const PeoplePage = page(() => import('#renderer/features/people/index.ts'), 'PeoplePage');
export const RightsPage = page(() => import('#renderer/features/people/index.ts'), 'RightsPage');
export const IncidentsPage = page(incidents, 'IncidentsPage');
export const CaptureIncidentPage = page(incidents, 'CapturePage');
export const IncidentPage = page(incidents, 'IncidentPage');
export const IncidentGuidePage = page(incidents, 'GuidePage');
export const TellPage = page(incidents, 'TellPage');
export const DrillsPage = page(drills, 'DrillsPage');
export const ScenarioPage = page(drills, 'ScenarioPage');
export const PlanDrillPage = page(drills, 'PlanDrillPage');
export const ChangeDrillPage = page(drills, 'ChangeDrillPage');
export const ProgrammePage = page(drills, 'ProgrammePage');
export const CopyScenarioPage = page(drills, 'CopyScenarioPage');
export const EditScenarioPage = page(drills, 'EditScenarioPage');
export const DrillPage = page(drills, 'DrillPage');
export const ReadinessPage = page(readiness, 'ReadinessPage');
export const QuestionPage = page(readiness, 'QuestionPage');
export const FrameworksPage = page(readiness, 'FrameworksPage');
export const FrameworkPage = page(readiness, 'FrameworkPage');
export const ImportFrameworkPage = page(readiness, 'ImportPage');
export const CrosswalkPage = page(readiness, 'CrosswalkPage');
export const RisksPage = page(risk, 'RisksPage');
export const NewRiskPage = page(risk, 'NewRiskPage');
export const RiskPage = page(risk, 'RiskPage');
export const RiskMatrixPage = page(risk, 'MatrixPage');
export const ImpactPage = page(risk, 'ImpactPage');
export const ScorecardPage = page(scorecard, 'ScorecardPage');
export const FigurePage = page(scorecard, 'FigurePage');
export const EvidencePage = page(scorecard, 'EvidencePage');
export const GapsPage = page(() => import('#renderer/features/gaps/index.ts'), 'GapsPage');
export const PolicyPage = page(policy, 'PolicyPage');
export const PolicyDocumentPage = page(policy, 'PolicyDocumentPage');
export const AnnexPage = page(policy, 'AnnexPage');
export const AuditsPage = page(audits, 'AuditsPage');
export const AuditPage = page(audits, 'AuditPage');
