export { SignButton } from './sign-button.tsx';
export { SignByPin } from './sign-by-pin.tsx';
export { SignOffList } from './sign-off-list.tsx';
export { SignOffsPanel } from './sign-offs-panel.tsx';
