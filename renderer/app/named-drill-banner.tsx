import type { RecordRow } from '#renderer/data/index.ts';
import { useDrillWords } from '#renderer/features/drills/index.ts';
import { RunningDrillBanner } from './running-drill-banner.tsx';

/** The name in the reader's language. A chunk of its own: the library of scenarios is no part of what starts the app. */
export function NamedDrillBanner({ drill }: { readonly drill: RecordRow }) {
  return <RunningDrillBanner drill={drill} title={useDrillWords().title(drill)} />;
}
