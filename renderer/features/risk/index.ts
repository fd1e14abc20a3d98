export { ImpactPage } from './impact-page.tsx';
export { MatrixPage } from './matrix-page.tsx';
export { NewRiskPage } from './new-risk-page.tsx';
export { RiskPage } from './risk-page.tsx';
export { RisksAbout } from './risks-about.tsx';
export { RisksPage } from './risks-page.tsx';
