/** Corrective and preventive actions: the list, one action, and those under any other record. */
export { ActionPage } from './action-page.tsx';
export { ActionsPage } from './actions-page.tsx';
export { ActionsPanel } from './actions-panel.tsx';
export { NewActionPage } from './new-action-page.tsx';
