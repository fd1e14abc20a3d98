/** Documents on paper and as PDF. What draws them is loaded when somebody asks for one. */
export { PrintButton } from './print-button.tsx';
