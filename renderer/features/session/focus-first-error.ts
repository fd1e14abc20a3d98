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
