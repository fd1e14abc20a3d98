import { parseDocument } from 'yaml';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { fieldTexts } from './fit.ts';
import type { RawFramework, RawItem } from './read-framework.ts';

/** A library of CISO Assistant in YAML: requirement nodes that name their parent. */

const text = z.optional(z.nullable(z.string()));
const wordOrNumber = z.optional(z.nullable(z.union([z.string(), z.number()])));

const nodeSchema = z.object({
  urn: z.string(),
  parent_urn: text,
  ref_id: wordOrNumber,
  name: text,
  description: text,
  assessable: z.optional(z.boolean()),
});
type LibraryNode = z.infer<typeof nodeSchema>;

const librarySchema = z.object({
  urn: z.string(),
  name: z.string(),
  version: wordOrNumber,
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
    const document = parseDocument(source, { merge: false, customTags: [], logLevel: 'silent' });
    if (document.errors.length > 0) return fail('framework/unreadable');
    // Aliases could multiply a small file into a huge one: a library has none.
    const read = librarySchema.safeParse(document.toJS({ maxAliasCount: 0 }));
    if (!read.success) return fail('framework/not-a-catalogue');
    const { urn, name, version, copyright, provider, objects } = read.data;
    return ok(
      fieldTexts({
        format: 'cisoAssistant',
        title: objects.framework.name || name,
        edition: String(version ?? ''),
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

/** Nodes under their parents; one whose parent is not in the file, or comes after it, stands at the top. */
function treeOf(nodes: readonly LibraryNode[]): readonly RawItem[] {
  type Growing = Omit<RawItem, 'children'> & { readonly children: Growing[] };
  const roots: Growing[] = [];
  const byUrn = new Map<string, Growing>();
  for (const { urn, parent_urn, ref_id, name, description, assessable } of nodes) {
    const item: Growing = {
      key: String(ref_id ?? ''),
      title: name ?? '',
      text: description ?? '',
      kind: assessable === true ? 'requirement' : 'group',
      isWithdrawn: false,
      children: [],
    };
    const siblings = (parent_urn ? byUrn.get(parent_urn)?.children : undefined) ?? roots;
    siblings.push(item);
    if (!byUrn.has(urn)) byUrn.set(urn, item);
  }
  return roots;
}
