import type { Ship } from './readiness-ships.ts';
import { band, isInstantOlderThan, isOlderThan, mean } from './reckon-by-hand.ts';

type LogKind = 'networkMap' | 'training' | 'roles' | 'contacts' | 'vendorSessions' | 'mediaLog' | 'incidents';

/** Worth of what people, makers, media and incidents show, reckoned with paper. */
export function logByHand({ drills, log }: Ship): Readonly<Record<LogKind, number | null>> {
  const aboard = log.people.filter(({ isShore, isGone }) => !isShore && !isGone);
  const keptUp = (
    parts: readonly { readonly madeDaysAgo: number; readonly seenDaysAgo: number | null }[],
    steps: readonly (readonly [number, number])[],
    none: number | null,
  ) =>
    mean(
      parts.map(({ madeDaysAgo, seenDaysAgo }) =>
        seenDaysAgo === null
          ? band(madeDaysAgo, isInstantOlderThan, steps, 30)
          : band(seenDaysAgo, isOlderThan, steps, 30),
      ),
      none,
    );
  const tookPart = aboard.map((person) => {
    const days = person.drills.flatMap(({ drill, isPresent, isObserver }) => {
      const held = drills[drill];
      return held?.isDone && isPresent && !isObserver ? [held.daysAgo] : [];
    });
    if (days.length === 0) return 20;
    return band(
      Math.min(...days),
      isInstantOlderThan,
      [
        [12, 100],
        [18, 60],
      ],
      30,
    );
  });
  const media = log.media
    .filter(({ status, kind }) => status !== 'destroyed' && kind !== 'paper')
    .map(({ status, scans }) => {
      const said = scans.filter(({ result }) => result !== 'notScanned').sort((a, b) => a.daysAgo - b.daysAgo);
      const [newest] = said;
      if (status === 'lost' || newest === undefined) return 20;
      const sameDay = said.filter(({ daysAgo }) => daysAgo === newest.daysAgo);
      if (sameDay.some(({ result }) => result === 'infected' || result === 'failed')) return 20;
      return band(
        newest.daysAgo,
        isInstantOlderThan,
        [
          [1, 100],
          [3, 60],
        ],
        30,
      );
    });
  const took = log.sessions.filter((state) => state === 'ended' || state === 'reviewed');
  const own = log.incidents.filter(({ state }) => state !== 'duplicate' && state !== 'merged');
  return {
    networkMap: keptUp(
      log.mapParts,
      [
        [12, 100],
        [24, 60],
      ],
      0,
    ),
    training: mean(tookPart, null),
    roles: mean(
      aboard.map(({ roles }) => (roles.includes('MASTER') || roles.includes('ETO') ? 100 : 0)),
      20,
    ),
    contacts: keptUp(
      log.contacts,
      [
        [6, 100],
        [12, 60],
      ],
      null,
    ),
    vendorSessions: mean(
      took.map((state) => (state === 'reviewed' ? 100 : 0)),
      null,
    ),
    mediaLog: mean(media, null),
    incidents: mean(
      own.map(({ state, hasLessons }) => (state === 'closed' && hasLessons ? 100 : 0)),
      null,
    ),
  };
}
