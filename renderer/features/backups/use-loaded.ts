import { useEffect, useState } from 'react';

const held = new Map<() => Promise<unknown>, unknown>();

/**
 * Content of resources/ that is fetched once; undefined while it loads.
 *
 * @param load the same function each time: a module's own.
 */
export function useLoaded<T>(load: () => Promise<T>): T | undefined {
  const [, setLoaded] = useState(0);
  const isHeld = held.has(load);
  useEffect(() => {
    if (isHeld) return;
    let isWanted = true;
    load().then(
      (content) => {
        held.set(load, content);
        if (isWanted) setLoaded((count) => count + 1);
      },
      (error) => reportError(error),
    );
    return () => {
      isWanted = false;
    };
  }, [load, isHeld]);
  return held.get(load) as T | undefined;
}
