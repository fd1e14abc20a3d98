import { XMLParser } from 'fast-xml-parser';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RawFramework } from './read-framework.ts';
import { oscalFramework, oscalSchema } from './read-oscal-json.ts';

/** Paragraphs and lists of prose: their words stand between marks, so they are read by themselves, in their order. */
const PROSE = ['p', 'ul', 'ol'];
/** Elements that may stand more than once: one of them is a list too. */
const LISTS = new Set(['group', 'control', 'prop', 'part', 'party', ...PROSE]);

const READING = {
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  // Only the five of XML itself and figures: a file that declares its own was refused before.
  processEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
} as const;

const parser = new XMLParser({
  ...READING,
  textNodeName: 'text',
  isArray: (name) => LISTS.has(name),
  stopNodes: PROSE.map((name) => `*.${name}`),
});
const proseParser = new XMLParser({ ...READING, preserveOrder: true, trimValues: false });

/** An OSCAL catalogue in XML. A file with a document type is refused: it could pull in or blow up whatever it likes. */
export function readOscalXml(text: string): Result<RawFramework> {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return fail('framework/document-type');
  try {
    const tree = parser.parse(text, true) as Node;
    const read = oscalSchema.safeParse({ catalog: catalogOf(nodeOf(tree['catalog'])) });
    return read.success ? ok(oscalFramework(read.data, 'oscalXml')) : fail('framework/not-a-catalogue');
  } catch {
    return fail('framework/unreadable');
  }
}

type Node = { readonly [name: string]: unknown };

function nodeOf(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};
}

function nodesOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.map((each) => (typeof each === 'string' ? { text: each } : nodeOf(each))) : [];
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const { text } = nodeOf(value);
  return typeof text === 'string' ? text : undefined;
}

/** The XML as the JSON of the same catalogue would be. */
function catalogOf(node: Node) {
  const metadata = nodeOf(node['metadata']);
  return {
    uuid: node['uuid'],
    metadata: {
      title: textOf(metadata['title']),
      version: textOf(metadata['version']),
      parties: nodesOf(metadata['party']).map((party) => ({ name: textOf(party['name']) })),
      remarks: proseOf(nodeOf(metadata['remarks'])) || undefined,
    },
    groups: nodesOf(node['group']).map(groupOf),
    controls: nodesOf(node['control']).map(controlOf),
  };
}

function groupOf(node: Node): unknown {
  return { ...controlOf(node), groups: nodesOf(node['group']).map(groupOf) };
}

function controlOf(node: Node): object {
  return {
    id: node['id'],
    title: textOf(node['title']),
    props: nodesOf(node['prop']).map(({ name, value }) => ({ name, value })),
    parts: nodesOf(node['part']).map(partOf),
    controls: nodesOf(node['control']).map(controlOf),
  };
}

function partOf(node: Node): unknown {
  return { name: node['name'], prose: proseOf(node), parts: nodesOf(node['part']).map(partOf) };
}

/** Paragraphs, then lists, a line each. */
function proseOf(node: Node): string {
  const marked = PROSE.flatMap((name) => nodesOf(node[name])).flatMap(({ text }) =>
    typeof text === 'string' ? text : [],
  );
  return marked
    .map((source) => wordsOf(proseParser.parse(`<p>${source}</p>`)))
    .map((words) => words.trim())
    .filter(Boolean)
    .join('\n');
}

/** Words in their order; a parameter as the JSON of the same catalogue names it; an item of a list begins a line. */
function wordsOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return nodes.map((each) => markedWords(nodeOf(each))).join('');
}

function markedWords(node: Node): string {
  if ('#text' in node) return String(node['#text']);
  const { ':@': attributes, ...marks } = node;
  return Object.entries(marks)
    .map(([name, inside]) => {
      if (name === 'insert') return `{{ insert: param, ${String(nodeOf(attributes)['id-ref'] ?? '')} }}`;
      return name === 'li' ? `\n${wordsOf(inside)}` : wordsOf(inside);
    })
    .join('');
}
