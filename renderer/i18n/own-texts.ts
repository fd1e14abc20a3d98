import type { i18n } from 'i18next';

type Tree = { readonly [key: string]: string | Tree };

/** A text that stands in the place of one of the app's. */
export type OwnText = {
  readonly language: string;
  readonly namespace: string;
  /** Whole key: `run.done`. */
  readonly key: string;
  readonly text: string;
};

/** By the store: what a page has in hand is a wrapper of the instance, never the instance itself. */
const held = new WeakMap<i18n['store'], readonly OwnText[]>();

/** The texts of a namespace with those that were put in their place. */
export function withOwnTexts(instance: i18n, language: string, namespace: string, texts: object): object {
  const own = (held.get(instance.store) ?? []).filter(
    (each) => each.language === language && each.namespace === namespace,
  );
  return own.reduce((tree, { key, text }) => put(tree, key.split('.'), text), texts as Tree);
}

function put(tree: Tree, [first = '', ...rest]: readonly string[], text: string): Tree {
  const below = tree[first];
  return { ...tree, [first]: rest.length === 0 ? text : put(typeof below === 'object' ? below : {}, rest, text) };
}

/** From now on these and no others; what is on screen follows without a restart. */
export async function setOwnTexts(instance: i18n, texts: readonly OwnText[]): Promise<void> {
  const before = held.get(instance.store) ?? [];
  held.set(instance.store, texts);
  const languages = [instance.language, ...instance.languages];
  const touched = [...before, ...texts].filter(({ language }) => languages.includes(language));
  if (touched.length === 0) return;
  await instance.reloadResources([...new Set(languages)], [...new Set(touched.map(({ namespace }) => namespace))]);
  instance.emit('languageChanged', instance.language);
}
