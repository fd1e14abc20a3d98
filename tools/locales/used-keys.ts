import { withoutPlural } from './flat-texts.ts';

/**
 * Keys that no source names. A key counts as named by a string that ends in it, or by a template whose fixed parts fit
 * it (`state.${state}`); so this finds what is left over, and never calls a used text unused.
 */
export function unusedKeys(keys: Iterable<string>, sources: readonly string[]): readonly string[] {
  const named = new Set<string>();
  const patterns: RegExp[] = [];
  for (const source of sources) {
    for (const [, text = ''] of source.matchAll(/['"]([\w.:/-]+)['"]/g)) named.add(text.replace(/^[\w-]+:/, ''));
    for (const [, text = ''] of source.matchAll(/`((?:[^`\\$]|\$\{[^`}]*\}|\\.)*)`/g)) {
      const fixed = text.replace(/^[\w-]+:/, '').split(/\$\{[^}]*\}/);
      if (fixed.length > 1 && fixed.join('').length > 1 && /^[\w.${}-]*$/.test(fixed.join('')))
        patterns.push(new RegExp(`^${fixed.map((part) => part.replaceAll('.', '\\.')).join('.+')}$`));
    }
  }
  const isNamed = (key: string) => named.has(key) || patterns.some((pattern) => pattern.test(key));
  return [...new Set([...keys].map(withoutPlural))].filter((key) => !isNamed(key));
}
