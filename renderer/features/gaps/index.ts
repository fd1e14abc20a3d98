export { GapsPage } from './gaps-page.tsx';
