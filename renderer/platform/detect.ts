import { bridgeOf, electronPlatform } from './electron.ts';
import type { Platform } from './platform.ts';
import { webPlatform } from './web.ts';

/** The one place that finds out where the app runs. */
export function detectPlatform(): Promise<Platform> {
  const ship = bridgeOf(window);
  return ship ? electronPlatform(ship) : webPlatform();
}

/** Whether a link may open a second window: a browser can, the ship's app keeps to one (electron/main/session-rules.ts). */
export function canOpenWindows(): boolean {
  return !bridgeOf(window);
}
