import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a form that takes the place of the button which opened it: the keyboard goes on at its first field.
 *
 * @param isWanted false leaves the keyboard where it is; it may become true when the form can be typed in.
 */
export function useFocusInside(isWanted: boolean): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!isWanted) return;
    const first = form.current?.querySelector<HTMLInputElement>('input, textarea');
    const chosen =
      first?.type === 'radio' ? first.closest('[role="radiogroup"]')?.querySelector('input:checked') : null;
    (chosen instanceof HTMLElement ? chosen : first)?.focus();
  }, [isWanted]);
  return form;
}
