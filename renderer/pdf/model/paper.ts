/**
 * A document as data: what the page on screen, the PDF and Chromium's own print are drawn from. Plain and serialisable,
 * so that it may go to a worker. Every text is already in its language; nothing here asks for words.
 */
export const PAPER_KINDS = [
  'drillRecord',
  'drillCard',
  'restoreRecord',
  'backupRegister',
  'incidentInitial',
  'incidentFollowUp',
  'incidentFinal',
  'notificationSheet',
  'callScripts',
  'reportNote',
  'actionList',
  'assetInventory',
  'assetInspector',
  'contactSheet',
  'contingencyCards',
  'acknowledgementList',
  'familiarisationSheet',
  'scorecard',
  'gapPlan',
  'cyberAnnex',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Parts of an inspection pack that are no documents of their own. */
export type PackKind = 'packIndex' | 'register';

export type PaperDirection = 'ltr' | 'rtl';

export type Fact = { readonly label: string; readonly value: string };

/**
 * @property meter its cells have the bar of the row below their text.
 * @property apart it stands clear of the column before it: both say the same, in two languages.
 */
export type PaperColumn = {
  readonly title: string;
  /** Share of the line. */
  readonly width: number;
  readonly end?: true;
  readonly meter?: true;
  readonly apart?: true;
  /** Its cells name the page on which a document of the same PDF begins. */
  readonly pageOf?: true;
};

/** One of two columns that say the same in two languages: its lines begin where its own language does. */
export function isOfTwo(columns: readonly PaperColumn[], at: number): boolean {
  return columns[at]?.apart === true || columns[at + 1]?.apart === true;
}

export type PaperRow = {
  readonly cells: readonly string[];
  /** What no column shows of the row: below it, over the whole width, in small. */
  readonly more?: readonly Fact[];
  /** 0 to 100. */
  readonly meter?: number | null;
  /** Which document, from 0. */
  readonly document?: number;
};

/** A photo as JPEG, made small for paper. */
export type PaperImage = {
  /** `data:image/jpeg;base64,…` */
  readonly src: string;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** @property image null: it is not here or cannot be drawn; `text` says so. */
export type PaperPhoto = { readonly caption: string; readonly image: PaperImage | null; readonly text: string };

export type PaperSignature = {
  readonly meaning: string;
  readonly name: string;
  /** Rank, role. */
  readonly as: string;
  readonly at: string;
  /** Valid, or what speaks against it. */
  readonly state: string;
  readonly remark: string;
};

export type PaperStep = {
  /** `T+6`, `3`. */
  readonly no: string;
  readonly text: string;
  readonly detail?: string;
};

export type PaperBlock =
  /** Names and values, two to a line. */
  | { readonly kind: 'facts'; readonly items: readonly Fact[] }
  /** Running text in the language typed, under its label. */
  | { readonly kind: 'prose'; readonly label: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly PaperRow[];
      /** Said in place of the table when it has no rows. */
      readonly empty: string;
    }
  /** One under the other; with `boxes` to be ticked by pen. */
  | { readonly kind: 'steps'; readonly items: readonly PaperStep[]; readonly boxes: boolean }
  | { readonly kind: 'signatures'; readonly items: readonly PaperSignature[]; readonly empty: string }
  /** Pictures, two to a line. */
  | { readonly kind: 'photos'; readonly items: readonly PaperPhoto[] }
  /** Lines to be signed by pen, each under its name. */
  | { readonly kind: 'signHere'; readonly items: readonly string[] }
  /** A sentence that stands out: a stop word, a limit of what is shown. */
  | { readonly kind: 'note'; readonly text: string };

export type PaperSection = {
  readonly title: string | null;
  readonly blocks: readonly PaperBlock[];
  /** Begins on a new page. */
  readonly isNewPage?: boolean;
};

export type Paper = {
  readonly kind: PaperKind | PackKind;
  /** BCP 47. */
  readonly language: string;
  readonly direction: PaperDirection;
  readonly title: string;
  /** What it is about, in the words of the record. */
  readonly subject: string | null;
  /** Human number of the record. */
  readonly number: string | null;
  /** `MV Test Pioneer · IMO 9074729`. */
  readonly ship: string;
  /** When and by whom it was printed, both times. */
  readonly printed: string;
  /** Across every page, `DRILL`. */
  readonly watermark: string | null;
  /** Before everything else: voided, not settled, texts that nobody has reviewed. */
  readonly remarks: readonly string[];
  /** Of the records that it shows; 64 hex digits. */
  readonly digest: string | null;
  readonly sections: readonly PaperSection[];
  /** Words of the frame. */
  readonly words: {
    readonly page: string;
    readonly digest: string;
    readonly machineText: string | null;
  };
};

/** Says `Page {n} of {m}` with its numbers. */
export function pageWords(words: Paper['words'], page: number, of: number): string {
  return words.page.replace('{n}', String(page)).replace('{m}', String(of));
}

/** What the code on the first page says: which record, and the digest of what is printed. */
export function qrText({ number, digest }: Pick<Paper, 'number' | 'digest'>): string | null {
  return digest === null ? null : `BULWARK ${number ?? '-'} SHA256 ${digest}`;
}

const IMAGE = 'data:image/';

/** Every text of a document, for choosing fonts and for checking that nothing is missing. */
export function textsOf(paper: Paper): readonly string[] {
  const out: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && !value.startsWith(IMAGE)) out.push(value);
    else if (Array.isArray(value)) for (const part of value) walk(part);
    else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) walk(part);
  };
  walk(paper);
  return out;
}

/** `Label: value · Label: value`, as it stands below a row. */
export function moreText(more: readonly Fact[]): string {
  return more.map(({ label, value }) => `${label}: ${value}`).join(' · ');
}
