import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Clock } from '#shared/base/ports.ts';

type Time = {
  readonly clock: Clock;
  /** How far ship's time is ahead of UTC; null ashore and where it is not set. */
  readonly shipOffsetMinutes: number | null;
};

const systemClock: Clock = { now: () => Date.now() };
const TimeContext = createContext<Time>({ clock: systemClock, shipOffsetMinutes: null });

type TimeProviderProps = {
  readonly children: ReactNode;
  readonly clock?: Clock;
  readonly shipOffsetMinutes?: number | null;
};

/** The clock that everything on screen reads, and ship's time. */
export function TimeProvider({ children, clock = systemClock, shipOffsetMinutes = null }: TimeProviderProps) {
  const time = useMemo(() => ({ clock, shipOffsetMinutes }), [clock, shipOffsetMinutes]);
  return <TimeContext value={time}>{children}</TimeContext>;
}

export function useShipOffset(): number | null {
  return useContext(TimeContext).shipOffsetMinutes;
}

/** Calls back just after each whole step of the clock, and when the page is looked at again after sleep. */
function onEachStep(clock: Clock, stepMs: number, call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function plan() {
    timer = setTimeout(tick, stepMs - (clock.now() % stepMs) + 5);
  }
  function tick() {
    clearTimeout(timer);
    call();
    plan();
  }
  plan();
  document.addEventListener('visibilitychange', tick);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', tick);
  };
}

/** Both ends of an age by the minute, as a person counts it from the clock on the wall. */
export function wholeMinute(at: number): number {
  return Math.floor(at / 60_000) * 60_000;
}

/**
 * The time now, rounded down to a step: only the component that asks is drawn again, and only when the step changes.
 *
 * @param stepMs 1000 for a running clock, 60000 (the default) for an age.
 * @returns UTC ms.
 */
export function useNow(stepMs = 60_000): number {
  const { clock } = useContext(TimeContext);
  const subscribe = useCallback((call: () => void) => onEachStep(clock, stepMs, call), [clock, stepMs]);
  return useSyncExternalStore(subscribe, () => Math.floor(clock.now() / stepMs) * stepMs);
}
