/** The desk ashore: signing in, and the vessels of the company. */
export { FleetPage } from './fleet-page.tsx';
export { SignInForm, SignInPage } from './sign-in-page.tsx';
