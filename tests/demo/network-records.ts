import { readFileSync } from 'node:fs';
import type { DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { DAY_MS, dayOf, type Placed, type Scene, type Values } from './scene.ts';
import { CONTINUITY, SUPPORT_ENDED_DAYS } from './story/continuity.ts';
import { CONDUITS, ZONE_CONTROLS } from './story/network.ts';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../resources/${path}`, import.meta.url), 'utf8'));

type LibraryZone = {
  readonly key: string;
  readonly kind: string;
  readonly isolated: boolean;
  readonly mapPlace: { readonly x: number; readonly y: number };
};

/** The zones of the library, as the ETO took them over. */
export function zoneRecords({ crew, mate, now, startedAt }: Scene): readonly DemoRecord[] {
  const { zones } = read('library/zones.json') as { zones: readonly LibraryZone[] };
  const said = read('locales/en/library.json') as {
    zone: Readonly<Record<string, { name: string; purpose: string }>>;
  };
  return zones.map(({ key, kind, isolated, mapPlace }): DemoRecord => {
    const [ownerRole = 'ETO', controls = '', reviewedDays = 0] = ZONE_CONTROLS[key] ?? [];
    return {
      key: `zone ${key}`,
      collection: 'zone',
      at: startedAt,
      by: crew[0]?.key ?? '',
      values: {
        key,
        name: said.zone[key]?.name ?? key,
        purpose: said.zone[key]?.purpose ?? '',
        kind,
        isolated,
        mapPlace,
        controls,
        ownerRole,
        reviewedOn: dayOf(now - reviewedDays * DAY_MS),
        reviewedBy: { ref: mate('ETO')?.key ?? '' },
      },
    };
  });
}

export const conduitKey = (name: string): string => `conduit ${name}`;

export function conduitRecords({ crew, mate, now, startedAt }: Scene): readonly DemoRecord[] {
  return CONDUITS.map(
    ({ from, to, isLogged, reviewedDays, ...facts }): DemoRecord => ({
      key: conduitKey(facts.name),
      collection: 'conduit',
      at: startedAt + 30 * DAY_MS,
      by: mate('ETO')?.key ?? crew[0]?.key ?? '',
      values: {
        ...facts,
        from: { ref: `zone ${from}` },
        to: { ref: `zone ${to}` },
        logged: isLogged,
        ...(reviewedDays === undefined
          ? {}
          : { reviewedOn: dayOf(now - reviewedDays * DAY_MS), reviewedBy: { ref: mate('ETO')?.key ?? '' } }),
      },
    }),
  );
}

/** What a system needs and how long it may be away: of the units that stand alone, not of their parts. */
export function continuityOf({ assets, now }: Scene, { name, story }: Placed): Values {
  const ended = SUPPORT_ENDED_DAYS[story.label];
  const support: Values = ended === undefined ? {} : { supportEndsOn: dayOf(now - ended * DAY_MS) };
  const told = CONTINUITY[story.label];
  const number = name.slice(story.label.length + 1);
  if (told === undefined || !/^\d+$/.test(number)) return support;
  const named = new Map([...assets].map(([id, asset]) => [asset.name, id]));
  const { needs, isCritical, impact, ...facts } = told;
  const dependsOn = needs
    .map((need) => need.split('|').at(need.includes('|') ? Number(number) - 1 : 0) ?? need)
    .flatMap((need) => named.get(need) ?? named.get(`${need} ${number}`) ?? []);
  const [impactSafety, impactSecurity, impactEnvironment, impactCommercial] = impact;
  return {
    ...support,
    ...facts,
    ismCritical: isCritical,
    impactSafety,
    impactSecurity,
    impactEnvironment,
    impactCommercial,
    dependsOn: dependsOn.map((ref) => ({ ref })),
  };
}
