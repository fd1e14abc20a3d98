import { Redirect, Route, Switch } from 'wouter';
import {
  ActionPage,
  ActionsPage,
  AdvisoriesPage,
  AdvisoryPage,
  AgeingPage,
  AnnexPage,
  AssetPage,
  AssetsPage,
  AuditPage,
  AuditsPage,
  BackupPlanPage,
  BackupsPage,
  CaptureIncidentPage,
  ChangeDrillPage,
  ContactPage,
  ContactsPage,
  CopyScenarioPage,
  CrosswalkPage,
  DrillPage,
  DrillsPage,
  DuePage,
  EditScenarioPage,
  EnrolmentPage,
  EvidencePage,
  FigurePage,
  FleetPage,
  FrameworkPage,
  FrameworksPage,
  GapsPage,
  ImpactPage,
  ImportFrameworkPage,
  IncidentGuidePage,
  IncidentPage,
  IncidentsPage,
  LogBackupPage,
  LogMediumPage,
  MediaPage,
  MediumPage,
  MergePage,
  MergeQueuePage,
  MessagesPage,
  NewActionPage,
  NewBackupPlanPage,
  NewContactPage,
  NewReportPage,
  NewRiskPage,
  NewVisitPage,
  PackPage,
  PeoplePage,
  PlanDrillPage,
  PolicyDocumentPage,
  PolicyPage,
  ProgrammePage,
  ProofPage,
  QuestionPage,
  ReadAnswerPage,
  ReadinessPage,
  ReportPage,
  ReportsPage,
  RestoreTestPage,
  RightsPage,
  RiskMatrixPage,
  RiskPage,
  RisksPage,
  ScenarioPage,
  ScorecardPage,
  SettingsPage,
  StartRestoreTestPage,
  SyncPage,
  TellPage,
  TodayPage,
  VisitPage,
  VisitsPage,
} from './pages.ts';

/**
 * Who works where: `ship` aboard by name, `anonymous` aboard without, `fleet` at a desk with no vessel open, `desk` at a
 * desk with one.
 */
export type Mode = 'ship' | 'anonymous' | 'fleet' | 'desk';

/** The first page of each mode, where every address that it does not have leads. */
export const HOME: Readonly<Record<Mode, string>> = {
  ship: '/',
  anonymous: '/reports/new',
  fleet: '/fleet',
  desk: '/',
};

export function Routes({ mode }: { readonly mode: Mode }) {
  return (
    <Switch>
      {mode === 'anonymous' && anonymousRoutes()}
      {(mode === 'fleet' || mode === 'desk') && fleetRoutes()}
      {(mode === 'ship' || mode === 'desk') && vesselRoutes()}
      <Route>
        <Redirect to={HOME[mode]} replace />
      </Route>
    </Switch>
  );
}

/** Without a name one can report and read the answer, and see nothing of what others wrote. */
function anonymousRoutes() {
  return [
    <Route key="new" path="/reports/new" component={NewReportPage} />,
    <Route key="answer" path="/reports/answer" component={ReadAnswerPage} />,
  ];
}

function fleetRoutes() {
  return [
    <Route key="fleet" path="/fleet" component={FleetPage} />,
    <Route key="enrolment" path="/enrolment" component={EnrolmentPage} />,
    <Route key="messages" path="/messages" component={MessagesPage} />,
    <Route key="settings" path="/settings" component={SettingsPage} />,
  ];
}

function vesselRoutes() {
  return [
    <Route key="today" path="/" component={TodayPage} />,
    <Route key="due" path="/due" component={DuePage} />,
    <Route key="reports" path="/reports" component={ReportsPage} />,
    <Route key="new" path="/reports/new" component={NewReportPage} />,
    <Route key="answer" path="/reports/answer" component={ReadAnswerPage} />,
    <Route key="ageing" path="/reports/ageing" component={AgeingPage} />,
    <Route key="report" path="/reports/:id">
      {({ id }) => <ReportPage key={id} />}
    </Route>,
    <Route key="actions" path="/actions" component={ActionsPage} />,
    <Route key="newAction" path="/actions/new/:source?">
      {({ source }) => <NewActionPage key={source ?? ''} />}
    </Route>,
    <Route key="action" path="/actions/:id">
      {({ id }) => <ActionPage key={id} />}
    </Route>,
    <Route key="assets" path="/assets" component={AssetsPage} />,
    <Route key="asset" path="/assets/:id">
      {({ id }) => <AssetPage key={id} />}
    </Route>,
    <Route key="visits" path="/visits" component={VisitsPage} />,
    <Route key="newVisit" path="/visits/new" component={NewVisitPage} />,
    <Route key="visit" path="/visits/:id">
      {({ id }) => <VisitPage key={id} />}
    </Route>,
    <Route key="media" path="/media" component={MediaPage} />,
    <Route key="logMedium" path="/media/log/:id?">
      {({ id }) => <LogMediumPage key={id ?? ''} />}
    </Route>,
    <Route key="medium" path="/media/:id">
      {({ id }) => <MediumPage key={id} />}
    </Route>,
    <Route key="advisories" path="/advisories" component={AdvisoriesPage} />,
    <Route key="advisory" path="/advisories/:id">
      {({ id }) => <AdvisoryPage key={id} />}
    </Route>,
    <Route key="contacts" path="/contacts" component={ContactsPage} />,
    <Route key="newContact" path="/contacts/new/:kind?">
      {({ kind }) => <NewContactPage key={kind ?? ''} />}
    </Route>,
    <Route key="contact" path="/contacts/:id">
      {({ id }) => <ContactPage key={id} />}
    </Route>,
    <Route key="backups" path="/backups" component={BackupsPage} />,
    <Route key="newPlan" path="/backups/new" component={NewBackupPlanPage} />,
    <Route key="plan" path="/backups/plan/:id">
      {({ id }) => <BackupPlanPage key={id} />}
    </Route>,
    <Route key="log" path="/backups/plan/:id/log">
      {({ id }) => <LogBackupPage key={id} />}
    </Route>,
    <Route key="startTest" path="/backups/plan/:id/test">
      {({ id }) => <StartRestoreTestPage key={id} />}
    </Route>,
    <Route key="test" path="/backups/test/:id">
      {({ id }) => <RestoreTestPage key={id} />}
    </Route>,
    <Route key="incidents" path="/incidents" component={IncidentsPage} />,
    <Route key="newIncident" path="/incidents/new" component={CaptureIncidentPage} />,
    <Route key="guide" path="/incidents/:id/guide">
      {({ id }) => <IncidentGuidePage key={id} />}
    </Route>,
    <Route key="tell" path="/incidents/:id/tell/:rule">
      {({ id, rule }) => <TellPage key={`${id} ${rule}`} />}
    </Route>,
    <Route key="incident" path="/incidents/:id/:part?">
      {({ id }) => <IncidentPage key={id} />}
    </Route>,
    <Route key="drills" path="/drills" component={DrillsPage} />,
    <Route key="programme" path="/drills/programme" component={ProgrammePage} />,
    <Route key="scenario" path="/drills/scenario/:id" component={ScenarioPage} />,
    <Route key="copyScenario" path="/drills/scenario/:id/copy">
      {({ id }) => <CopyScenarioPage key={id} />}
    </Route>,
    <Route key="editScenario" path="/drills/scenario/:id/edit">
      {({ id }) => <EditScenarioPage key={id} />}
    </Route>,
    <Route key="planDrill" path="/drills/plan/:scenario?" component={PlanDrillPage} />,
    <Route key="changeDrill" path="/drills/:id/plan">
      {({ id }) => <ChangeDrillPage key={id} />}
    </Route>,
    <Route key="drill" path="/drills/:id">
      {({ id }) => <DrillPage key={id} />}
    </Route>,
    <Route key="readiness" path="/readiness" component={ReadinessPage} />,
    <Route key="question" path="/readiness/question/:id" component={QuestionPage} />,
    <Route key="frameworks" path="/readiness/frameworks" component={FrameworksPage} />,
    <Route key="importFramework" path="/readiness/frameworks/import" component={ImportFrameworkPage} />,
    <Route key="framework" path="/readiness/frameworks/:id">
      {({ id }) => <FrameworkPage key={id} />}
    </Route>,
    <Route key="crosswalk" path="/readiness/crosswalk/:edition?/:clause?" component={CrosswalkPage} />,
    <Route key="scorecard" path="/scorecard" component={ScorecardPage} />,
    <Route key="figure" path="/scorecard/figure/:group/:id" component={FigurePage} />,
    <Route key="evidence" path="/scorecard/evidence/:kind" component={EvidencePage} />,
    <Route key="gaps" path="/gaps" component={GapsPage} />,
    <Route key="policy" path="/policy" component={PolicyPage} />,
    <Route key="annex" path="/policy/annex" component={AnnexPage} />,
    <Route key="policyDocument" path="/policy/:key">
      {({ key }) => <PolicyDocumentPage key={key} />}
    </Route>,
    <Route key="audits" path="/audits" component={AuditsPage} />,
    <Route key="audit" path="/audits/:id">
      {({ id }) => <AuditPage key={id} />}
    </Route>,
    <Route key="risks" path="/risk" component={RisksPage} />,
    <Route key="newRisk" path="/risk/new" component={NewRiskPage} />,
    <Route key="matrix" path="/risk/matrix" component={RiskMatrixPage} />,
    <Route key="impact" path="/risk/impact/:id?" component={ImpactPage} />,
    <Route key="risk" path="/risk/:id">
      {({ id }) => <RiskPage key={id} />}
    </Route>,
    <Route key="queue" path="/merge" component={MergeQueuePage} />,
    <Route key="merge" path="/merge/:id">
      {({ id }) => <MergePage key={id} />}
    </Route>,
    <Route key="papers" path="/papers" component={PackPage} />,
    <Route key="proof" path="/proof" component={ProofPage} />,
    <Route key="messages" path="/messages" component={MessagesPage} />,
    <Route key="sync" path="/sync" component={SyncPage} />,
    <Route key="settings" path="/settings" component={SettingsPage} />,
    <Route key="people" path="/people" component={PeoplePage} />,
    <Route key="rights" path="/people/rights" component={RightsPage} />,
  ];
}
