export { EvidencePage } from './evidence-page.tsx';
export { FigurePage } from './figure-page.tsx';
export { ScorecardPage } from './scorecard-page.tsx';
