import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordWindow } from '#renderer/data/index.ts';

/** Rows loaded on each side of the middle of what is in sight, and the step in which that moves. */
const REACH = 60;
const STEP = 20;

/**
 * The window of a long list around the rows that exist on screen. The table keeps the row of the keyboard alive
 * wherever it is, so the middle is the median and one far row moves nothing.
 */
export function useRowWindow(): {
  readonly window: RecordWindow;
  readonly onSeen: (at: number, seen: boolean) => void;
} {
  const seen = useRef(new Set<number>());
  const frame = useRef(0);
  const [middle, setMiddle] = useState(0);

  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const onSeen = useCallback((at: number, isSeen: boolean) => {
    if (isSeen) seen.current.add(at);
    else seen.current.delete(at);
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const sorted = [...seen.current].sort((a, b) => a - b);
      const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
      setMiddle(Math.round(median / STEP) * STEP);
    });
  }, []);

  return { window: { from: Math.max(middle - REACH, 0), count: 2 * REACH }, onSeen };
}
