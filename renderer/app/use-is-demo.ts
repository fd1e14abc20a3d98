import { useEffect, useState } from 'react';
import { host } from './host.ts';

/** Whether the host says that this is a demonstration; null until it has answered. */
export function useIsDemo(): boolean | null {
  const [isDemo, setDemo] = useState<boolean | null>(null);
  useEffect(() => {
    host().then(
      ({ config }) => setDemo(config.isDemo),
      () => setDemo(false),
    );
  }, []);
  return isDemo;
}
