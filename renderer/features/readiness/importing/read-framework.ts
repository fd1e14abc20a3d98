import { fail, type Result } from '#shared/base/result.ts';
import { LINE_MAX } from '#shared/domain/field.ts';
import type { FRAMEWORK_FORMATS } from '#shared/domain/framework.ts';
import type { KnownCatalogues } from '#shared/domain/readiness/framework-data.ts';
import { readCisoAssistant } from './read-ciso-assistant.ts';
import { readOscalJson } from './read-oscal-json.ts';
import { readOscalXml } from './read-oscal-xml.ts';

/** Files are hostile: larger ones are not opened, and no file brings more parts or levels than a framework has. */
export const FRAMEWORK_MAX_BYTES = 4 * 1024 * 1024;
export const FRAMEWORK_MAX_ITEMS = 3000;
export const FRAMEWORK_MAX_DEPTH = 12;
export const FRAMEWORK_EXTENSIONS = ['json', 'xml', 'yaml', 'yml'] as const;

export type FrameworkFormat = (typeof FRAMEWORK_FORMATS)[number];
export type ItemStanding = 'current' | 'withdrawn' | 'old';

/** A group or requirement as a file gives it. */
export type RawItem = {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly kind: 'group' | 'requirement';
  readonly isWithdrawn: boolean;
  readonly children: readonly RawItem[];
};

export type RawFramework = {
  readonly format: FrameworkFormat;
  readonly title: string;
  readonly edition: string;
  readonly publisher: string;
  readonly copyright: string;
  readonly identifier: string;
  readonly items: readonly RawItem[];
};

/** One part of what would come in, as the person sees it. */
export type ImportItem = {
  /** Its place in the file: unique, whatever the keys are. */
  readonly place: number;
  /** Place of the item that it stands under. */
  readonly under: number | null;
  readonly depth: number;
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly kind: 'group' | 'requirement';
  readonly standing: ItemStanding;
  /** Another part before it in the file has the same key. */
  readonly isDuplicate: boolean;
};

export type FrameworkPreview = Omit<RawFramework, 'items'> & { readonly items: readonly ImportItem[] };

/** Reads a framework file into what the person looks at before anything is taken. Nothing is written. */
export function readFramework(name: string, bytes: Uint8Array, known: KnownCatalogues): Result<FrameworkPreview> {
  if (bytes.length > FRAMEWORK_MAX_BYTES)
    return fail('file/too-large', { sizeBytes: bytes.length, maxBytes: FRAMEWORK_MAX_BYTES });
  const text = decode(bytes);
  if (text === null) return fail('framework/unreadable');
  const read = readerOf(name, text)(text);
  if (!read.ok) return read;
  // a framework without a name could not be saved
  const title = read.value.title || fileTitle(name);
  return preview({ ...read.value, title }, known);
}

/** `NIST_CSF.yaml` is called `NIST_CSF`. */
function fileTitle(name: string): string {
  return name.replace(/\.[^.]*$/, '').slice(0, LINE_MAX) || name.slice(0, LINE_MAX);
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** By what the file begins with; its name only where that does not tell. */
function readerOf(name: string, text: string): (text: string) => Result<RawFramework> {
  const first = text.trimStart()[0];
  if (first === '<') return readOscalXml;
  if (first === '{') return readOscalJson;
  return /\.xml$/i.test(name) ? readOscalXml : readCisoAssistant;
}

function preview(raw: RawFramework, known: KnownCatalogues): Result<FrameworkPreview> {
  const current = currentKeys(raw, known);
  const items: ImportItem[] = [];
  const seen = new Set<string>();
  let isTooMuch = false;
  const walk = (list: readonly RawItem[], under: number | null, depth: number) => {
    for (const { children, isWithdrawn, ...item } of list) {
      if (items.length >= FRAMEWORK_MAX_ITEMS || depth > FRAMEWORK_MAX_DEPTH) {
        isTooMuch = true;
        return;
      }
      const place = items.length;
      const isOld = current !== null && item.key !== '' && !current.has(item.key);
      items.push({
        ...item,
        place,
        under,
        depth,
        standing: isWithdrawn ? 'withdrawn' : isOld ? 'old' : 'current',
        isDuplicate: item.key !== '' && seen.has(item.key),
      });
      seen.add(item.key);
      walk(children, place, depth + 1);
    }
  };
  walk(raw.items, null, 0);
  if (isTooMuch) return fail('framework/too-much', { maxItems: FRAMEWORK_MAX_ITEMS });
  if (items.length === 0) return fail('framework/empty');
  const { items: _, ...head } = raw;
  return { ok: true, value: { ...head, items } };
}

/** The ids that a framework really has, where we know them; null: nothing is known of this one. */
function currentKeys({ title }: RawFramework, known: KnownCatalogues): ReadonlySet<string> | null {
  const found = known.rows.find((row) => row.title.some((part) => title.toLowerCase().includes(part.toLowerCase())));
  return found === undefined ? null : new Set(found.current);
}
