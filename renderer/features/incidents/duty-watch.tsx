import { useEffect, useState } from 'react';
import { type RecordRow, useRecords } from '#renderer/data/index.ts';
import { useNotificationRules } from '#renderer/i18n/use-notification-rules.ts';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { OPEN_STATES } from './incident-values.ts';
import { type UrgentDuties, urgentDuties } from './urgent-duties.ts';
import { useDuties } from './use-duties.ts';

const OPEN = { collection: 'incident', anyOf: { state: OPEN_STATES }, sort: 'createdAt', down: true } as const;
/** More than any ship has open at once; older ones are not watched. */
const WATCHED = { from: 0, count: 50 } as const;

type Held = ReadonlyMap<string, readonly UrgentDuties[]>;

/** Watches the clocks of every open incident from whatever page is on screen; shows nothing itself. */
export function DutyWatch({ onChange }: { readonly onChange: (duties: readonly UrgentDuties[]) => void }) {
  const [held, setHeld] = useState<Held>(new Map());
  const open = useRecords(OPEN, WATCHED).rows.filter((row) => !row.isRemoved);
  useEffect(() => {
    const all = [...held.values()].flat();
    onChange(all.sort((a, b) => Number(a.degree === 'soon') - Number(b.degree === 'soon')));
  }, [held, onChange]);
  useEffect(() => () => onChange([]), [onChange]);
  return open.map((row) => <Watched key={row.id} row={row} hold={setHeld} />);
}

type WatchedProps = { readonly row: RecordRow; readonly hold: (next: (before: Held) => Held) => void };

function Watched({ row, hold }: WatchedProps) {
  const { say } = useNotificationRules();
  const views = useDuties(row);
  const now = useNow();
  const { id } = row;
  // By its text: an equal answer must not draw the frame again each minute.
  const found = JSON.stringify(urgentDuties(row, views, say, now));
  useEffect(() => {
    hold((before) => new Map(before).set(id, JSON.parse(found)));
    return () => hold((before) => new Map([...before].filter(([key]) => key !== id)));
  }, [id, found, hold]);
  return null;
}
