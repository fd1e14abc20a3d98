import { useSyncExternalStore } from 'react';

/** How large everything is drawn: the bridge reads from two metres, some eyes need it always. */
export const TEXT_SIZES = ['normal', 'large', 'larger'] as const;

export type TextSize = (typeof TEXT_SIZES)[number];

export function isTextSize(value: unknown): value is TextSize {
  return TEXT_SIZES.some((size) => size === value);
}

const KEY = 'bulwark.textSize';
const listeners = new Set<() => void>();
let current: TextSize = load();

/** Remembered on this device, as the palette is: it belongs to the screen and where it hangs. */
function load(): TextSize {
  try {
    const stored = localStorage.getItem(KEY);
    return isTextSize(stored) ? stored : 'normal';
  } catch {
    return 'normal'; // storage may be refused
  }
}

/** Puts the size on the page (base.css draws by it); also called before React starts, so that nothing jumps. */
export function applyTextSize(size: TextSize = current): void {
  document.documentElement.dataset['textSize'] = size;
}

export function setTextSize(size: TextSize): void {
  current = size;
  try {
    localStorage.setItem(KEY, size);
  } catch {
    // the size still changes, it is only not remembered
  }
  applyTextSize(size);
  for (const listener of listeners) listener();
}

export function useTextSize(): TextSize {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
