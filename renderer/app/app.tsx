import { lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Router, useRoute } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { touch, useSession, useWorkspace } from '#renderer/data/index.ts';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { TimeProvider } from '#renderer/ui/time/time-provider.tsx';
import { FailedScreen } from './failed-screen.tsx';
import { PlainFrame } from './plain-frame.tsx';
import { useIsDemo } from './use-is-demo.ts';
import { useOwnLanguage } from './use-own-language.ts';
import { WorkFrame } from './work-frame.tsx';

const DemoStart = lazy(async () => ({ default: (await import('#renderer/features/demo/index.ts')).DemoStart }));
const SetupPage = lazy(async () => ({ default: (await import('#renderer/features/setup/index.ts')).SetupPage }));
const UnlockPage = lazy(async () => ({ default: (await import('#renderer/features/session/index.ts')).UnlockPage }));
const PlayersPage = lazy(async () => ({ default: (await import('#renderer/features/drills/index.ts')).PlayersPage }));
const SignInPage = lazy(async () => ({ default: (await import('#renderer/features/fleet/index.ts')).SignInPage }));

/** What a device shows: set-up, unlocking, or work; ashore a sign-in, then the fleet. */
export function App() {
  const { info } = useWorkspace();
  useTouches();
  useOwnLanguage();
  return (
    <TimeProvider shipOffsetMinutes={info?.shipTimeOffsetMin ?? null}>
      <Router hook={useHashLocation}>
        <Screen />
      </Router>
    </TimeProvider>
  );
}

function Screen() {
  const { role, status, info, error, canExport } = useWorkspace();
  const { staff } = useSession();
  const isNew = role === 'vessel' && status === 'none';
  // The screen of the players of a drill shows nothing else and changes nothing: it stays when this PC locks itself.
  const [isPlayers, players] = useRoute<{ drill: string }>('/drills/:drill/players');
  // The set-up goes on after the vessel exists: the recovery words are still to be written down.
  const [isSettingUp, setSettingUp] = useState(isNew);
  if (isNew && !isSettingUp) setSettingUp(true);

  if (status === 'failed' && error !== null) {
    return (
      <PlainFrame>
        <FailedScreen error={error} canExport={canExport} />
      </PlainFrame>
    );
  }
  if (role === 'vessel' && (isNew || isSettingUp)) {
    return (
      <PlainFrame>
        <FirstStart onDone={() => setSettingUp(false)} />
      </PlainFrame>
    );
  }
  if (isPlayers && (status === 'ready' || status === 'locked')) {
    return (
      <PlainFrame vesselName={info?.vesselName ?? ''}>
        <PlayersPage drill={players.drill} />
      </PlainFrame>
    );
  }
  if (role === 'shore' && staff !== null) return <WorkFrame />;
  if (status === 'starting') return <Starting />;
  if (role === 'shore') {
    return (
      <PlainFrame>
        <SignInPage />
      </PlainFrame>
    );
  }
  if (status === 'ready') return <WorkFrame />;
  return (
    <PlainFrame vesselName={info?.vesselName ?? ''}>
      <UnlockPage />
    </PlainFrame>
  );
}

/** A demonstration device fills itself; any other is set up by a person. */
function FirstStart({ onDone }: { readonly onDone: () => void }) {
  const isDemo = useIsDemo();
  if (isDemo === null) return null;
  return isDemo ? <DemoStart onDone={onDone} /> : <SetupPage onDone={onDone} />;
}

/** Opening is quick; after a crash the journal and the lists are compared, and that says how far it is. */
function Starting() {
  const { progress, info } = useWorkspace();
  const { t } = useTranslation('session');
  const part = progress?.total ? progress.done / progress.total : null;
  return (
    <PlainFrame vesselName={info?.vesselName ?? ''}>
      {progress !== null && (
        <ProgressLine
          label={t('start.healing')}
          part={part}
          detail={t('start.progress', { done: progress.done, total: progress.total ?? '' })}
        />
      )}
    </PlainFrame>
  );
}

/** Any key or press puts off the automatic lock. */
function useTouches(): void {
  useEffect(() => {
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touch, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, touch, { capture: true });
    };
  }, []);
}
