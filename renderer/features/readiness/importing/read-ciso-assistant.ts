import { type Document, parseDocument, visit } from 'yaml';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { fieldTexts } from './fit.ts';
import type { RawFramework, RawItem } from './read-framework.ts';

/**
 * A library of CISO Assistant in YAML: requirement nodes that name their parent. Every value is read as it is written:
 * as a figure, the clause 1.10 would become 1.1.
 */

const NOTHING = ['', 'null', 'Null', 'NULL', '~'];
const text = z.optional(
  z.pipe(
    z.string(),
    z.transform((written) => (NOTHING.includes(written) ? '' : written)),
  ),
);

const nodeSchema = z.object({
  urn: z.string(),
  parent_urn: text,
  ref_id: text,
  name: text,
  description: text,
  assessable: text,
});
type LibraryNode = z.infer<typeof nodeSchema>;

const librarySchema = z.object({
  urn: z.string(),
  name: z.string(),
  version: text,
  copyright: text,
  provider: text,
  objects: z.object({
    framework: z.object({
      name: text,
      requirement_nodes: z.array(nodeSchema),
    }),
  }),
});

export function readCisoAssistant(source: string): Result<RawFramework> {
  try {
    // The parser's own look for double keys compares each with each: half a million of them would take an hour.
    const document = parseDocument(source, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
    if (document.errors.length > 0 || hasDoubleKey(document)) return fail('framework/unreadable');
    // Aliases could multiply a small file into a huge one: a library has none.
    const read = librarySchema.safeParse(document.toJS({ maxAliasCount: 0 }));
    if (!read.success) return fail('framework/not-a-catalogue');
    const { urn, name, version, copyright, provider, objects } = read.data;
    return ok(
      fieldTexts({
        format: 'cisoAssistant',
        title: objects.framework.name || name,
        edition: version ?? '',
        publisher: provider ?? '',
        copyright: copyright ?? '',
        identifier: urn,
        items: treeOf(objects.framework.requirement_nodes),
      }),
    );
  } catch {
    return fail('framework/unreadable');
  }
}

/** Of two values under one key one would be lost without a word. */
function hasDoubleKey(document: Document.Parsed): boolean {
  let isDouble = false;
  visit(document, {
    Map(_, { items }) {
      const keys = new Set(items.map(({ key }) => String(key)));
      isDouble ||= keys.size < items.length;
    },
  });
  return isDouble;
}

/** Nodes under their parents; one whose parent is not in the file, or comes after it, stands at the top. */
function treeOf(nodes: readonly LibraryNode[]): readonly RawItem[] {
  type Growing = Omit<RawItem, 'children'> & { readonly children: Growing[] };
  const roots: Growing[] = [];
  const byUrn = new Map<string, Growing>();
  for (const { urn, parent_urn, ref_id, name, description, assessable } of nodes) {
    const item: Growing = {
      key: ref_id ?? '',
      title: name ?? '',
      text: description ?? '',
      kind: /^true$/i.test(assessable ?? '') ? 'requirement' : 'group',
      isWithdrawn: false,
      children: [],
    };
    const siblings = (parent_urn ? byUrn.get(parent_urn)?.children : undefined) ?? roots;
    siblings.push(item);
    if (!byUrn.has(urn)) byUrn.set(urn, item);
  }
  return roots;
}
