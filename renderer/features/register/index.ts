/** What the registers of the ship share: the way between them, the form of a record, the page of one that is not here. */
export { EditButton } from './edit-button.tsx';
export { MissingRecord } from './missing-record.tsx';
export { RecordForm } from './record-form.tsx';
export { RegisterList } from './register-list.tsx';
export { ShipNav } from './ship-nav.tsx';
export { type EditDraft, useEditDraft } from './use-edit-draft.ts';
