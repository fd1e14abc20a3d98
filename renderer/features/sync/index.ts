/** How this device and the shore exchange what they know. */
export { SyncPage } from './sync-page.tsx';
