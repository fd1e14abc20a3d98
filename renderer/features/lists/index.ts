/** Lists as files. */
export { ListExport } from './list-export.tsx';
