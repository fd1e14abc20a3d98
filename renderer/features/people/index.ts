export { PeoplePage } from './people-page.tsx';
export { RightsPage } from './rights-page.tsx';
