/** A file of texts: keys may nest; plural forms are suffixes of a key (`_one`, `_few`, `_many`, `_other`). */
export type Tree = { readonly [key: string]: string | Tree };

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Every text by its whole key, `session.pin.title`. */
export function flatten(tree: Tree, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flatten(value, `${path}${key}.`)],
    ),
  );
}

/** A key without its plural form. */
export function withoutPlural(key: string): string {
  return key.replace(PLURAL, '');
}

export function isPlural(key: string): boolean {
  return PLURAL.test(key);
}

/** What i18next fills in and what React puts in the place of a tag, in order. */
export function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\{[^}]+\}\}|<\/?\w+\/?>/g)].map(([found]) => found).sort();
}
