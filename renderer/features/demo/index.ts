export { DemoStart } from './demo-start.tsx';
