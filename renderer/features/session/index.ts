export { focusFirstError, hasWrongInput } from './focus-first-error.ts';
export { NewPin } from './new-pin.tsx';
export { PersonCards } from './person-cards.tsx';
export { PersonDialog } from './person-dialog.tsx';
export { PinStep } from './pin-step.tsx';
export { UnlockPage } from './unlock-page.tsx';
export { type Author, useAuthor } from './use-author.ts';
export { useCommand } from './use-command.ts';
export { useFocusInside } from './use-focus-inside.ts';
