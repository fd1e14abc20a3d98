/** What happened to a record, and whether it is proven. */
export { SKEW_SHOWN_MS } from './history-model.ts';
export { HistoryPanel } from './history-panel.tsx';
