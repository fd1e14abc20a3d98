export { SignButton } from './sign-button.tsx';
export { SignOffList } from './sign-off-list.tsx';
