/** Exchange by file: on the sync page of a ship and of a desk, and of a record in which file it went. */
export { FileNote } from './file-note.tsx';
export { FilesPanel } from './files-panel.tsx';
