import { useIdle } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useWorkspace } from '#renderer/data/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import classes from './lock-notice.module.css';

/** How long before the automatic lock it is announced: somebody who reads a long page touches nothing. */
const AHEAD_MS = 30_000;
const MINUTE_MS = 60_000;

/** Says that this PC is about to lock itself, while there is time to press a key. */
export function LockNotice() {
  const { role, status } = useWorkspace();
  const { autoLockMin } = useSession();
  if (role !== 'vessel' || status !== 'ready' || autoLockMin === 0) return null;
  return <Watch key={autoLockMin} afterMs={autoLockMin * MINUTE_MS - AHEAD_MS} />;
}

function Watch({ afterMs }: { readonly afterMs: number }) {
  const isIdle = useIdle(afterMs, { events: ['pointerdown', 'keydown', 'wheel'], initialState: false });
  return isIdle ? <Announced /> : null;
}

function Announced() {
  const { t } = useTranslation('session');
  const now = useNow(1000);
  const [until] = useState(() => Date.now() + AHEAD_MS);
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return (
    <div className={classes['notice']} role="alert">
      <Icon name="lock" size={22} />
      <span>{t('locksSoon')}</span>
      <span aria-hidden>{t('locksIn', { count: seconds })}</span>
    </div>
  );
}
