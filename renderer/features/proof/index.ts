/** Verification of the log, and its export for somebody outside. */
export { ProofPage } from './proof-page.tsx';
