import { readFileSync } from 'node:fs';
import type { DemoRecord, DemoSignature } from '#renderer/features/demo/demo-file.ts';
import { annexDocumentId } from '#renderer/pdf/model/annex-document-id.ts';
import { DAY_MS, dayOf, type Scene, type Values } from './scene.ts';
import { ANNEX, CONTACTS, SHEETS } from './story/papers.ts';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../resources/${path}`, import.meta.url), 'utf8'));

type AnnexFile = {
  readonly documents: readonly {
    readonly key: string;
    readonly class: string;
    readonly question: string;
    readonly covers: readonly string[];
    readonly hardCopy: boolean;
  }[];
};

export const paperKey = (key: string): string => `paper ${key}`;
export const contactKey = (name: string): string => `contact ${name}`;

/** The cyber annex of the SMS, numbered as its page numbers it. */
export function annexRecords({ crew, mate, now }: Scene): readonly DemoRecord[] {
  const { documents } = read('rules/policy-annex.json') as AnnexFile;
  const titles = (read('locales/en/policy.json') as { document: Readonly<Record<string, string>> }).document;
  return documents.flatMap((document, i): readonly DemoRecord[] => {
    const story = ANNEX.find(({ key }) => key === document.key);
    if (story === undefined) return [];
    const { edition, approvedDays, reviewIn, approvedBy, text } = story;
    return [
      {
        key: paperKey(document.key),
        id: annexDocumentId(document.key),
        collection: 'document',
        at: now - (approvedDays ?? 6) * DAY_MS,
        by: mate('Chief Officer')?.key ?? crew[0]?.key ?? '',
        values: {
          title: titles[document.key] ?? document.key,
          class: document.class,
          code: `CYB-${String(i + 1).padStart(2, '0')}`,
          edition: String(edition),
          language: 'en',
          hardCopyRequired: document.hardCopy,
          ...(document.hardCopy ? { hardCopyPlaces: ['Bridge, chart table', 'Engine control room'] } : {}),
          requirements: [document.question, ...document.covers],
          summary: text,
          reviewOn: dayOf(now + reviewIn * DAY_MS),
          ...approval(now, approvedDays, approvedBy),
        },
      },
    ];
  });
}

/** Who has read what, with the own PIN: the officers most of it, and never what is not approved. */
export function readSignatures({ mate }: Scene): readonly DemoSignature[] {
  return ANNEX.flatMap(({ key, approvedDays, readBy }) =>
    approvedDays === null
      ? []
      : readBy.flatMap((rank) => {
          const one = mate(rank);
          return one === null ? [] : [{ record: paperKey(key), by: one.key, meaning: 'acknowledged' }];
        }),
  );
}

export function sheetRecords(scene: Scene): readonly DemoRecord[] {
  const { crew, mate, now } = scene;
  const named = new Map([...scene.assets].map(([id, asset]) => [asset.name, id]));
  const eto = mate('ETO')?.key ?? crew[0]?.key ?? '';
  const day = (days: number): string => dayOf(now + days * DAY_MS);
  return SHEETS.map((story): DemoRecord => {
    const { approvedDays, reviewIn, expiresIn, places, checkedDays, isObsolete, supersedes, assets, note } = story;
    return {
      key: paperKey(story.key),
      collection: 'document',
      at: now - (approvedDays ?? 0) * DAY_MS,
      by: eto,
      values: {
        title: story.title,
        class: story.class,
        code: story.code,
        edition: story.edition,
        summary: story.summary,
        language: 'en',
        ...approval(now, approvedDays, 'M. Okafor'),
        ...(reviewIn === undefined ? {} : { reviewOn: day(reviewIn) }),
        ...(expiresIn === undefined ? {} : { expiresOn: day(expiresIn) }),
        ...(places === undefined ? {} : { hardCopyRequired: true, hardCopyPlaces: places }),
        ...(checkedDays === undefined ? {} : { hardCopyCheckedOn: day(-checkedDays), hardCopyCheckedBy: { ref: eto } }),
        ...(isObsolete ? { obsolete: true } : {}),
        ...(supersedes === undefined ? {} : { supersedes: { ref: paperKey(supersedes) } }),
        ...(assets === undefined
          ? {}
          : { assets: assets.flatMap((name) => named.get(name) ?? []).map((ref) => ({ ref })) }),
        ...(note === undefined ? {} : { note }),
      },
    };
  });
}

function approval(now: number, days: number | null, approvedByName: string): Values {
  if (days === null) return {};
  const approvedOn = dayOf(now - days * DAY_MS);
  return { approvedByName, approvedOn, effectiveOn: approvedOn };
}

export function contactRecords({ crew, mate, now, startedAt }: Scene): readonly DemoRecord[] {
  const by = mate('Third Officer')?.key ?? crew[0]?.key ?? '';
  return CONTACTS.map(
    ({ person, allHours, countries, checkedDays, ...facts }): DemoRecord => ({
      key: contactKey(facts.name),
      collection: 'contact',
      at: startedAt,
      by,
      values: {
        ...facts,
        ...(person === undefined ? {} : { personName: person }),
        ...(allHours === undefined ? {} : { phoneAllHours: allHours }),
        ...(countries === undefined ? {} : { countries }),
        checkedOn: dayOf(now - checkedDays * DAY_MS),
        checkedBy: { ref: by },
      },
    }),
  );
}
