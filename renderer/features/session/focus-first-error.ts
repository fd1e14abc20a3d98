/**
 * A field holds text that is no day, time or number: its value is "nothing", and to save that would take away what stood
 * there.
 */
export function hasWrongInput(form: HTMLElement | null): boolean {
  return form?.querySelector('[aria-invalid="true"]') != null;
}

/** Takes the keyboard to the first field that is wrong. To be called after the errors are drawn. */
export function focusFirstError(form: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const field = wrong?.matches('input, textarea, select, button')
      ? wrong
      : wrong?.querySelector<HTMLElement>('input');
    field?.focus();
  });
}
