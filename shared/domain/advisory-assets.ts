import type { Advisory, AdvisoryProduct } from './advisory-bundle.ts';
import type { AssetFields } from './asset.ts';

/**
 * Which systems of the register an advisory may concern, by maker and product in the words of both. It proposes and does
 * not decide: version ranges are the publisher's prose, so a person reads them.
 */
export type AssetMatch<A> = {
  readonly asset: A;
  /** Maker and product agree; by name only: the register does not say who made it. */
  readonly confidence: 'versionUnknown' | 'nameOnly';
  /** What matched, in the advisory's words. */
  readonly matchedOn: string;
};

/** Legal forms and words that stand in half of all names. */
const EMPTY_WORDS = new Set(
  (
    'inc ltd llc gmbh co kg ag as asa ab oy bv nv sa spa srl plc corp corporation company limited group the and of for ' +
    'systems system controls control automation network networks industrial industries technologies technology ' +
    'software firmware model series devices device all versions version products product data marine ship'
  ).split(' '),
);

function wordsOf(text: string | null | undefined): readonly string[] {
  const plain = (text ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !EMPTY_WORDS.has(word));
}

function sameMaker(vendor: string, asset: AssetFields): boolean | null {
  const held = [...wordsOf(asset.maker), ...wordsOf(asset.publisher)];
  if (held.length === 0) return null;
  const named = new Set(wordsOf(vendor));
  return held.some((word) => named.has(word));
}

/** A name that says which product it is: the model, the software, else what the crew calls it. */
function sameProduct({ vendor, product }: AdvisoryProduct, asset: AssetFields): boolean {
  const makers = new Set(wordsOf(vendor));
  const wanted = wordsOf(product).filter((word) => !makers.has(word));
  if (wanted.length === 0) return false;
  const row = wanted.join('');
  return [asset.model, asset.product, asset.name].some((text) => {
    const held = wordsOf(text).filter((word) => !makers.has(word));
    if (held.length === 0) return false;
    const own = held.join('');
    // One of them names the other whole, or they share a word with a digit: models are told apart by those.
    const isWhole = own.length > 3 && row.length > 3 && (row.includes(own) || own.includes(row));
    return isWhole || wanted.some((word) => /\d/.test(word) && word.length > 2 && held.includes(word));
  });
}

export function matchAssets<A extends { readonly values: Readonly<Record<string, unknown>> }>(
  advisory: Advisory,
  assets: readonly A[],
): readonly AssetMatch<A>[] {
  return assets.flatMap((asset): readonly AssetMatch<A>[] => {
    const fields = asset.values as AssetFields;
    if (fields.status === 'scrapped') return [];
    for (const product of advisory.products) {
      const maker = sameMaker(product.vendor, fields);
      if (maker === false || !sameProduct(product, fields)) continue;
      const matchedOn = [product.vendor, product.product, product.version].filter(Boolean).join(' ').slice(0, 500);
      return [{ asset, confidence: maker === null ? 'nameOnly' : 'versionUnknown', matchedOn }];
    }
    return [];
  });
}
