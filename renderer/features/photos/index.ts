/** Photos of any record: chosen before it is saved, added afterwards, shown with where their originals are. */
export { AddPhotoButton, PhotoPicker } from './photo-picker.tsx';
export { LargePhoto, RecordPhotos } from './record-photos.tsx';
