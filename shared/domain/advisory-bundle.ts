import * as z from 'zod/mini';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { isPlainObject } from '#shared/base/value.ts';
import { readData } from './rule-source.ts';
import { isDay } from './ship-time.ts';

/**
 * Advisories as they travel to a ship: what a mate needs to see whether one concerns her, and no prose. Made ashore from
 * CSAF 2.0 documents, which are ten to a hundred times larger.
 */
const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

const productSchema = z.object({
  vendor: text(200),
  product: text(200),
  /** The publisher's own words, `<V5.250`; the range is not worked out. */
  version: z.optional(text(200)),
});

const advisorySchema = z.object({
  id: text(120),
  title: text(300),
  publisher: text(200),
  publishedOn: z.string().check(z.refine(isDay, 'day')),
  revision: z.optional(text(40)),
  cves: z.array(text(40)).check(z.maxLength(200)),
  cvss: z.optional(z.number().check(z.gte(0), z.lte(10))),
  products: z.array(productSchema).check(z.minLength(1), z.maxLength(500)),
});
export type Advisory = z.infer<typeof advisorySchema>;
export type AdvisoryProduct = Advisory['products'][number];

const MAX_ADVISORIES = 200;
const bundleSchema = z.object({
  advisories: z.array(advisorySchema).check(z.minLength(1), z.maxLength(MAX_ADVISORIES)),
});
export type AdvisoryBundle = z.infer<typeof bundleSchema>;

/** Data of a message `advisoryBundle`. @returns `input/invalid` with the field that does not fit. */
export function readAdvisoryBundle(payload: unknown): Result<AdvisoryBundle> {
  return readData(bundleSchema, payload);
}

const branchFields = {
  category: z.string(),
  name: z.string(),
  product: z.optional(z.unknown()),
  branches: z.optional(z.array(z.unknown())),
};
const branchSchema = z.object(branchFields);

const csafSchema = z.object({
  document: z.object({
    category: z.string(),
    csaf_version: z.string(),
    title: z.string(),
    publisher: z.object({ name: z.string() }),
    tracking: z.object({ id: z.string(), current_release_date: z.string(), version: z.string() }),
  }),
  product_tree: z.object({ branches: z.array(z.unknown()) }),
  vulnerabilities: z.optional(
    z.array(z.object({ cve: z.optional(z.string()), scores: z.optional(z.array(z.record(z.string(), z.unknown()))) })),
  ),
});

/** A tree that is deeper than any real one is refused, not followed. */
const MAX_DEPTH = 12;

function isTooDeep(branches: readonly unknown[], depth = 0): boolean {
  if (depth > MAX_DEPTH) return true;
  return branches.some((raw) => {
    const below = isPlainObject(raw as never) ? (raw as { readonly branches?: unknown }).branches : undefined;
    return Array.isArray(below) && isTooDeep(below, depth + 1);
  });
}

function productsIn(branches: readonly unknown[], above: Partial<AdvisoryProduct>): readonly AdvisoryProduct[] {
  return branches.flatMap((raw): readonly AdvisoryProduct[] => {
    const read = branchSchema.safeParse(raw);
    if (!read.success) return [];
    const { category, name, product, branches: below = [] } = read.data;
    const here: Partial<AdvisoryProduct> = {
      ...above,
      ...(category === 'vendor' ? { vendor: name.slice(0, 200) } : {}),
      ...(category === 'product_name' || category === 'product_family' ? { product: name.slice(0, 200) } : {}),
      ...(category.startsWith('product_version') ? { version: name.slice(0, 200) } : {}),
    };
    const { vendor, product: called } = here;
    const own = product !== undefined && vendor && called ? [{ ...here, vendor, product: called }] : [];
    return [...own, ...productsIn(below, here)];
  });
}

function scoreOf(score: Readonly<Record<string, unknown>>): readonly number[] {
  return Object.entries(score).flatMap(([name, value]) => {
    const base =
      name.startsWith('cvss_') && isPlainObject(value as never) ? (value as { baseScore?: unknown }).baseScore : null;
    return typeof base === 'number' ? [base] : [];
  });
}

/** One CSAF 2.0 document in short. @returns `content/not-an-advisory` with the field that it lacks. */
export function advisoryOfCsaf(raw: unknown): Result<Advisory> {
  const read = csafSchema.safeParse(raw);
  const unfit = (field: string) => fail('content/not-an-advisory', { field });
  if (!read.success) return unfit(read.error.issues[0]?.path.join('.') ?? '');
  const { document, product_tree: tree, vulnerabilities = [] } = read.data;
  if (document.csaf_version !== '2.0') return unfit('document.csaf_version');
  if (isTooDeep(tree.branches)) return unfit('product_tree.branches');
  const scores = vulnerabilities.flatMap(({ scores: all = [] }) => all.flatMap(scoreOf));
  const short = {
    id: document.tracking.id,
    title: document.title.slice(0, 300),
    publisher: document.publisher.name.slice(0, 200),
    publishedOn: document.tracking.current_release_date.slice(0, 10),
    revision: document.tracking.version,
    cves: [...new Set(vulnerabilities.flatMap(({ cve }) => (cve === undefined ? [] : [cve])))],
    ...(scores.length === 0 ? {} : { cvss: Math.max(...scores) }),
    products: productsIn(tree.branches, {}),
  };
  const made = readData(advisorySchema, short);
  return made.ok ? made : unfit(String(made.error.params?.['field'] ?? ''));
}

/** What somebody chose to send: one CSAF document, several, or a bundle that was made before. */
export function bundleOf(raw: unknown): Result<AdvisoryBundle> {
  const made = readAdvisoryBundle(raw);
  if (made.ok) return made;
  const documents = Array.isArray(raw) ? raw : [raw];
  const advisories: Advisory[] = [];
  for (const document of documents) {
    const short = advisoryOfCsaf(document);
    if (!short.ok) return short;
    advisories.push(short.value);
  }
  const bundle = readAdvisoryBundle({ advisories });
  return bundle.ok ? ok(bundle.value) : fail('content/not-an-advisory', { field: 'advisories' });
}
