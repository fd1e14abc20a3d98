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

/** A register as it is compared: the words of each system are taken apart once, however many advisories there are. */
export type Register<A> = readonly {
  readonly asset: A;
  readonly makers: readonly string[];
  /** Names that say which product it is: the model, the software, else what the crew calls it. */
  readonly names: readonly (readonly string[])[];
}[];

export function registerOf<A extends { readonly values: Readonly<Record<string, unknown>> }>(
  assets: readonly A[],
): Register<A> {
  return assets.flatMap((asset) => {
    const { status, maker, publisher, model, product, name } = asset.values as AssetFields;
    if (status === 'scrapped') return [];
    return [{ asset, makers: [...wordsOf(maker), ...wordsOf(publisher)], names: [model, product, name].map(wordsOf) }];
  });
}

type Named = {
  readonly product: AdvisoryProduct;
  readonly makers: ReadonlySet<string>;
  readonly words: readonly string[];
};

function namedOf(product: AdvisoryProduct): Named {
  const makers = new Set(wordsOf(product.vendor));
  return { product, makers, words: wordsOf(product.product).filter((word) => !makers.has(word)) };
}

function sameMaker({ makers }: Named, held: readonly string[]): boolean | null {
  return held.length === 0 ? null : held.some((word) => makers.has(word));
}

function sameProduct({ makers, words: wanted }: Named, names: readonly (readonly string[])[]): boolean {
  if (wanted.length === 0) return false;
  const row = wanted.join('');
  return names.some((words) => {
    const held = words.filter((word) => !makers.has(word));
    if (held.length === 0) return false;
    const own = held.join('');
    // One of them names the other whole, or they share a word with a digit: models are told apart by those.
    const isWhole = own.length > 3 && row.length > 3 && (row.includes(own) || own.includes(row));
    return isWhole || wanted.some((word) => /\d/.test(word) && word.length > 2 && held.includes(word));
  });
}

export function matchAssets<A>(advisory: Advisory, register: Register<A>): readonly AssetMatch<A>[] {
  const named = advisory.products.map(namedOf);
  return register.flatMap(({ asset, makers, names }): readonly AssetMatch<A>[] => {
    for (const each of named) {
      const maker = sameMaker(each, makers);
      if (maker === false || !sameProduct(each, names)) continue;
      const { vendor, product, version } = each.product;
      const matchedOn = [vendor, product, version].filter(Boolean).join(' ').slice(0, 500);
      return [{ asset, confidence: maker === null ? 'nameOnly' : 'versionUnknown', matchedOn }];
    }
    return [];
  });
}
