export { AnnexPage } from './annex-page.tsx';
export { PolicyDocumentPage } from './document-page.tsx';
export { PolicyPage } from './policy-page.tsx';
