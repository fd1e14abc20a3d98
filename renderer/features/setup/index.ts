export { EnrolForm } from './enrol-form.tsx';
export { FlagFields } from './flag-fields.tsx';
export { useLanguageNames, useRegionNames } from './region-names.ts';
export { SetupPage } from './setup-page.tsx';
export { ShipTimeField } from './ship-time-field.tsx';
