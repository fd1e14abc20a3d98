/** Fingerprint of a file or folder that stays where it is. */
export { HashPanel } from './hash-panel.tsx';
export { digitsOf, type SetHash, setLine } from './manifest.ts';
