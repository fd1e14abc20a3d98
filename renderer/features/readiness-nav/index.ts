export { ReadinessNav } from './readiness-nav.tsx';
