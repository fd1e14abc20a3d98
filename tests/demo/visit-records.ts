import type { DemoMove, DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { contactKey, paperKey } from './paper-records.ts';
import { chanceOf, DAY_MS, dayOf, MASTER_NAME, noonOf, type Scene } from './scene.ts';
import { MEDIA, type MediumStory, VISITS, type VisitStory } from './story/visits.ts';

const HOUR_MS = 3_600_000;
const SCANNER = 'Scan PC, ship office';
const WAYS: Readonly<Record<VisitStory['ends'], readonly string[]>> = {
  approved: ['requested', 'approved'],
  refused: ['requested', 'refused'],
  ended: ['requested', 'approved', 'active', 'ended'],
  reviewed: ['requested', 'approved', 'active', 'ended', 'reviewed'],
};

/** Makers' visits and remote sessions, from the permit to the look afterwards. */
export function visitRecords(scene: Scene): readonly DemoRecord[] {
  const named = new Map([...scene.assets].map(([id, asset]) => [asset.name, id]));
  return VISITS.map((story): DemoRecord => {
    const escort = scene.mate(story.escort)?.key ?? scene.crew[0]?.key ?? '';
    const startsAt = noonOf(scene.now - story.days * DAY_MS) - 3 * HOUR_MS;
    const endsAt = startsAt + story.hours * HOUR_MS;
    const askedAt = Math.min(startsAt - 2 * DAY_MS, scene.now - DAY_MS);
    const isHeld = story.ends === 'ended' || story.ends === 'reviewed';
    const times: Readonly<Record<string, number>> = {
      requested: askedAt,
      approved: askedAt + 5 * HOUR_MS,
      refused: startsAt,
      active: startsAt,
      ended: endsAt,
      reviewed: Math.min(endsAt + 20 * HOUR_MS, scene.now),
    };
    const moves = WAYS[story.ends].map((state): DemoMove => {
      const about =
        state === 'requested' || state === 'active' || state === 'ended' ? { by: escort } : { role: 'MASTER' };
      const reason = state === 'refused' && story.reason !== undefined ? { reason: story.reason } : {};
      return { state, at: times[state] ?? askedAt, ...about, ...reason };
    });
    const { key, kind, company, visitor, purpose, ticket, zone, equipment, actions, changes, switchAfter } = story;
    return {
      key: `visit ${key}`,
      collection: 'vendorSession',
      at: askedAt,
      by: escort,
      moves,
      values: {
        kind,
        company,
        visitor,
        purpose,
        ticket,
        zone: { ref: `zone ${zone}` },
        assets: story.assets.flatMap((name) => named.get(name) ?? []).map((ref) => ({ ref })),
        ...(story.contact === undefined ? {} : { contact: { ref: contactKey(story.contact) } }),
        ...(equipment === undefined ? {} : { equipment }),
        escort: { ref: escort },
        plannedFromAt: startsAt,
        plannedToAt: endsAt,
        ...(story.ends === 'refused' ? {} : { approvedAt: times['approved'] ?? askedAt }),
        ...(isHeld ? { identityChecked: true, startedAt: startsAt, endedAt: endsAt } : {}),
        ...(story.scan === undefined ? {} : { scanTool: SCANNER, scanResult: story.scan }),
        ...(actions === undefined ? {} : { actions }),
        ...(changes === undefined ? {} : { changes }),
        ...(switchAfter === undefined ? {} : { switchAfter }),
        ...(story.report === undefined ? {} : { serviceReport: { ref: paperKey(story.report) } }),
        ...(story.change === undefined ? {} : { changeDocuments: [{ ref: paperKey(story.change) }] }),
        ...(story.passwordsChanged ? { passwordsChanged: true } : {}),
      },
    };
  });
}

/** The register of removable media, each with its lines. */
export function mediaRecords(scene: Scene): readonly DemoRecord[] {
  return MEDIA.flatMap((story) => {
    const medium = mediumRecord(scene, story);
    return [medium, ...linesOf(scene, medium, story)];
  });
}

const atOf = ({ now }: Scene, daysAgo: number, place: number): number =>
  noonOf(now - daysAgo * DAY_MS) - 4 * HOUR_MS + place * 20 * 60_000;

function mediumRecord(scene: Scene, story: MediumStory): DemoRecord {
  const { label, kind, use, gigabytes, isDedicated, isEncrypted, ownerRole, place, seal, status, note } = story;
  const scans = story.log.flatMap(([days, , , , scan], i) => (scan === undefined ? [] : [{ days, scan, i }]));
  const last = scans.at(-1);
  const newest = story.log.at(-1)?.[0] ?? 0;
  return {
    key: `medium ${label}`,
    collection: 'mediaLog',
    at: scene.startedAt + 20 * DAY_MS,
    by: scene.mate('ETO')?.key ?? scene.crew[0]?.key ?? '',
    values: {
      label,
      kind,
      use,
      capacityBytes: gigabytes * 1_000_000_000,
      serialNumber: `S${chanceOf(scene, label).int(100_000, 999_999)}`,
      dedicated: isDedicated,
      encrypted: isEncrypted,
      ownerRole,
      ...(isEncrypted ? { keyHolderRole: 'MASTER' } : {}),
      storagePlace: place,
      ...(seal === undefined ? {} : { sealNumber: seal }),
      status,
      ...(last === undefined
        ? {}
        : {
            lastScanAt: atOf(scene, last.days, last.i),
            scanTool: SCANNER,
            scanDefinitionsOn: dayOf(scene.now - (last.days + 1) * DAY_MS),
            scanResult: last.scan,
          }),
      ...(status === 'destroyed'
        ? { destroyedOn: dayOf(scene.now - newest * DAY_MS), destroyedHow: 'Broken into pieces, two witnesses' }
        : {}),
      ...(note === undefined ? {} : { note }),
    },
  };
}

function linesOf(scene: Scene, medium: DemoRecord, { log }: MediumStory): readonly DemoRecord[] {
  return log.map(([days, direction, rank, purpose, scan, note], i): DemoRecord => {
    const mate = scene.mate(rank);
    const at = atOf(scene, days, i);
    return {
      key: `${medium.key} line ${i}`,
      collection: 'mediaLogEntry',
      at,
      by: mate?.key ?? medium.by,
      values: {
        parent: { ref: medium.key },
        happenedAt: at,
        direction,
        personName: mate?.name ?? MASTER_NAME,
        ...(mate === null ? {} : { person: { ref: mate.key } }),
        purpose,
        ...(scan === undefined ? {} : { scanTool: SCANNER, scanDefinitionsOn: dayOf(at - DAY_MS), scanResult: scan }),
        ...(note === undefined ? {} : { note }),
      },
    };
  });
}
