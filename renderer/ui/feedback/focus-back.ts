import { useEffect, useState } from 'react';

/**
 * For a window that exists only while it is open: when it goes, the keyboard is back where it was. The library sees to that
 * for windows that are there all the time, shut or open.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
    [before],
  );
}
