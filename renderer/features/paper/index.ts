/** Documents on paper and as PDF. What draws them is loaded when somebody asks for one. */
export { PackPage } from './pack-page.tsx';
export { PrintButton } from './print-button.tsx';
