import { isPlainObject } from '#shared/base/value.ts';
import { foldDigest } from '#shared/merge/digest.ts';
import type { Fact, Paper, PaperBlock, PaperImage, PaperSection, PaperSignature } from './paper.ts';
import { bothTimes, type PaperContext, type PaperRecord, type PaperSignOff } from './paper-context.ts';
import type { Teller } from './teller.ts';

type Frame = {
  readonly kind: Paper['kind'];
  /** Key of the title, `title.<kind>` by default. */
  readonly title?: string;
  readonly subject?: string | null;
  readonly number?: string | null;
  readonly watermark?: string | null;
  readonly remarks?: readonly string[];
  /** What the digest is of; none: the document holds no record. */
  readonly records?: readonly PaperRecord[];
  readonly sections: readonly PaperSection[];
};

/** What all documents have: the ship, when and by whom it was printed, the digest of what it shows. */
export function framed(context: PaperContext, frame: Frame): Paper {
  const { say, ship, printedBy, printedAt } = context;
  const at = bothTimes(context, printedAt);
  const records = frame.records ?? [];
  return {
    kind: frame.kind,
    language: context.language,
    direction: context.direction,
    title: say(frame.title ?? `title.${frame.kind}`),
    subject: frame.subject || null,
    number: frame.number ?? null,
    ship: say('ship', { name: ship.name, imo: ship.imoNumber }),
    printed: printedBy === null ? say('printed', { at }) : say('printedBy', { at, name: printedBy }),
    watermark: frame.watermark ?? null,
    remarks: frame.remarks ?? [],
    digest: records.length === 0 ? null : foldDigest(records),
    sections: frame.sections,
    words: {
      page: say('page', { n: '{n}', m: '{m}' }),
      digest: say('digest'),
      machineText: context.isReviewed ? null : say('machineText'),
    },
  };
}

/** What must be read before the record itself: it is voided, it is not settled. */
export function remarksOf(context: PaperContext, record: PaperRecord): readonly string[] {
  const { say } = context;
  const out: string[] = [];
  const mark = record.values['removed'];
  if (record.isRemoved && isPlainObject(mark)) {
    const at = typeof mark['at'] === 'number' ? bothTimes(context, mark['at']) : '';
    out.push(say('voided', { reason: String(mark['reason'] ?? ''), at }));
  }
  if (record.conflicts.length > 0) out.push(say('unsettled'));
  return out;
}

export function signatureOf(context: PaperContext, signOff: PaperSignOff): PaperSignature {
  const { say, words } = context;
  const as = [signOff.rank, signOff.role === null ? null : words.role(signOff.role)];
  return {
    meaning: words.code('signature', 'meaning', signOff.meaning),
    name: signOff.name,
    as: [...new Set(as.filter((part) => part !== null && part !== ''))].join(' · '),
    at: bothTimes(context, signOff.signedAt),
    state: say(`signature.${signOff.state}`),
    remark: signOff.remark ?? '',
  };
}

export function signatureSection(context: PaperContext, signOffs: readonly PaperSignOff[]): PaperSection {
  const { say } = context;
  return {
    title: say('section.signatures'),
    blocks: [
      {
        kind: 'signatures',
        items: signOffs.map((signOff) => signatureOf(context, signOff)),
        empty: say('signature.none'),
      },
    ],
  };
}

export type ChildColumn = {
  readonly title: string;
  readonly width: number;
  readonly end?: true;
  /** The text of the cell; what it takes from the record goes through the teller. */
  readonly text: (record: PaperRecord) => string;
};

/** Children as a table; what no column shows of a row stands below it, each with its name. */
export function childTable(
  teller: Teller,
  records: readonly PaperRecord[],
  columns: readonly ChildColumn[],
  empty: string,
): PaperBlock {
  const rows = records.map((record) => ({
    cells: columns.map((column) => column.text(record)),
    more: teller.rest(record),
  }));
  const heads = columns.map(({ title, width, end }) => ({ title, width, ...(end ? { end } : {}) }));
  return { kind: 'table', columns: heads, rows, empty };
}

/**
 * Photos of a document by the id of their record; null: not on this device, or no picture that can be drawn; `tooMany`: the
 * document has as many as it may have.
 */
export type Photos = ReadonlyMap<string, PaperImage | null | 'tooMany'>;

/** Files under a record: what they are called, how large, the hash by which each can be told; then the photos. */
export function filesSection(
  context: PaperContext,
  teller: Teller,
  files: readonly PaperRecord[],
  photos: Photos,
): readonly PaperSection[] {
  const { say, words } = context;
  if (files.length === 0) return [];
  const of = (field: string) => (file: PaperRecord) => teller.value(file, field);
  const column = (field: string, width: number) => ({
    title: words.label('attachment', field),
    width,
    text: of(field),
  });
  const blocks = [
    childTable(
      teller,
      files,
      [column('caption', 3), column('name', 2), column('sizeBytes', 1), column('sha256', 4)],
      say('nothing'),
    ),
  ];
  return [{ title: say('section.files'), blocks }, ...photoSection(context, files, photos)];
}

function photoSection({ say }: PaperContext, files: readonly PaperRecord[], photos: Photos): readonly PaperSection[] {
  const items = files.flatMap(({ id, title, values }) => {
    const image = photos.get(id);
    if (image === undefined || image === 'tooMany') return [];
    const caption = typeof values['caption'] === 'string' && values['caption'] !== '' ? values['caption'] : title;
    return [{ caption, image, text: image === null ? say('photoNotShown') : '' }];
  });
  const left = files.filter(({ id }) => photos.get(id) === 'tooMany').length;
  return section(say('section.photos'), [
    ...(items.length > 0 ? [{ kind: 'photos' as const, items }] : []),
    ...(left > 0 ? [noteBlock(say('photosMore', { count: left }))] : []),
  ]);
}

/** Everything that was filled in and has not been said yet. */
export function restSection(
  context: PaperContext,
  teller: Teller,
  record: PaperRecord,
  title = 'section.rest',
): readonly PaperSection[] {
  const items = teller.rest(record);
  return items.length === 0 ? [] : [{ title: context.say(title), blocks: factBlocks(items) }];
}

const LONG = 90;

/** Short values two to a line; long ones as running text under their name. */
export function factBlocks(items: readonly Fact[]): readonly PaperBlock[] {
  const isLong = ({ value }: Fact) => value.length > LONG || value.includes('\n');
  const short = items.filter((item) => !isLong(item));
  const long = items.filter(isLong);
  return [
    ...(short.length > 0 ? [{ kind: 'facts' as const, items: short }] : []),
    ...long.map(({ label, value }) => ({ kind: 'prose' as const, label, text: value })),
  ];
}

/** Texts that people wrote, each under its name; those that are empty are left out. */
export function prose(teller: Teller, record: PaperRecord, fields: readonly string[]): readonly PaperBlock[] {
  return teller.filled(record, fields).map(({ label, value }) => ({ kind: 'prose', label, text: value }));
}

export function section(title: string | null, blocks: readonly PaperBlock[]): readonly PaperSection[] {
  return blocks.length === 0 ? [] : [{ title, blocks }];
}

export function noteBlock(text: string): PaperBlock {
  return { kind: 'note', text };
}

/** Said where connection data was left out. */
export function hiddenNote(context: PaperContext, teller: Teller): readonly PaperSection[] {
  return teller.hasHidden() ? [{ title: null, blocks: [noteBlock(context.say('restrictedOut'))] }] : [];
}
