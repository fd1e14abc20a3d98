/** Exchange by file: on the sync page of a ship and of a desk. */
export { FilesPanel } from './files-panel.tsx';
