export { DrillPage } from './drill-page.tsx';
export { useDrillWords } from './drill-words.ts';
export { DrillsPage } from './drills-page.tsx';
export { ChangeDrillPage, PlanDrillPage } from './plan-page.tsx';
export { PlayersPage } from './players-page.tsx';
export { ProgrammePage } from './programme-page.tsx';
export { useAllScenarioTexts, useOwnScenarios, useScenarios } from './scenario-content.ts';
export { CopyScenarioPage, EditScenarioPage } from './scenario-form-pages.tsx';
export { ScenarioPage } from './scenario-page.tsx';
