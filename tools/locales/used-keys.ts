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
    for (const parts of templatesOf(source)) {
      const fixed = [(parts[0] ?? '').replace(/^[\w-]+:/, ''), ...parts.slice(1)];
      if (fixed.length > 1 && fixed.join('').length > 1 && /^[\w.${}-]*$/.test(fixed.join('')))
        patterns.push(new RegExp(`^${fixed.map((part) => part.replaceAll('.', '\\.')).join('.+')}$`));
    }
  }
  const isNamed = (key: string) => named.has(key) || patterns.some((pattern) => pattern.test(key));
  return [...new Set([...keys].map(withoutPlural))].filter((key) => !isNamed(key));
}

/** Fixed parts of each template, those inside a template too: `${at} ${t(`kind.${at}`)}` gives two. */
function templatesOf(source: string): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  /** What is open at this place: the parts of a template so far, or how many braces an expression in it has open. */
  const open: (string[] | number)[] = [];
  const last = (parts: string[], sign: string) => parts.push((parts.pop() ?? '') + sign);
  for (let at = 0; at < source.length; at++) {
    const sign = source[at] ?? '';
    const top = open.at(-1);
    if (Array.isArray(top)) {
      if (sign === '\\') last(top, sign + (source[++at] ?? ''));
      else if (sign === '`') found.push(open.pop() as string[]);
      else if (sign === '$' && source[at + 1] === '{') {
        top.push('');
        open.push(0);
        at++;
      } else last(top, sign);
    } else if (sign === '`') open.push(['']);
    else if (top !== undefined && sign === '{') open.push((open.pop() as number) + 1);
    else if (top === 0 && sign === '}') open.pop();
    else if (top !== undefined && sign === '}') open.push((open.pop() as number) - 1);
  }
  return found;
}
