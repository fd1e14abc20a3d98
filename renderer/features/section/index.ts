/** A part of a record's page: read, and filled in where it stands. */
export { MoveForm } from './move-form.tsx';
export { RecordSection, type SectionValues } from './record-section.tsx';
