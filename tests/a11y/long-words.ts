import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { flatten } from '../../tools/locales/flat-texts.ts';

const folder = path.resolve(import.meta.dirname, '../../resources/locales');

/** A Han character is about as wide as two letters. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += /\p{Script=Han}/u.test(sign) ? 1.9 : 1;
  return width;
}

let longest: ReadonlyMap<string, string> | null = null;

/** Of every English text without a placeholder: the widest text that any shipped language has for it. */
function longestTexts(): ReadonlyMap<string, string> {
  if (longest !== null) return longest;
  const found = new Map<string, string>();
  const languages = readdirSync(folder).filter((name) => name !== 'en' && name !== 'terms');
  for (const file of readdirSync(path.join(folder, 'en'))) {
    const english = flatten(JSON.parse(readFileSync(path.join(folder, 'en', file), 'utf8')));
    const others = languages.flatMap((language) => {
      try {
        return [flatten(JSON.parse(readFileSync(path.join(folder, language, file), 'utf8')))];
      } catch {
        return []; // a language without this file shows English there
      }
    });
    for (const [key, text] of english) {
      if (text.includes('{{')) continue;
      const all = [found.get(text) ?? text, ...others.map((texts) => texts.get(key) ?? text)];
      found.set(
        text,
        all.reduce((long, each) => (widthOf(each) > widthOf(long) ? each : long)),
      );
    }
  }
  longest = found;
  return found;
}

/**
 * Puts the longest words of all languages on the page as it stands, and a third more where a text is put together while
 * it is drawn; runs `look`; puts the page back, which React goes on with.
 */
export async function withLongestWords<T>(page: Page, look: () => Promise<T>): Promise<T> {
  const restore = await page.evaluateHandle(
    (texts) => {
      const words = new Map(texts);
      const before: [Text, string][] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
        const text = node.data.trim();
        if (text === '' || node.parentElement?.closest('script, style, bdi, [data-typed]')) continue;
        before.push([node, node.data]);
        const long = words.get(text);
        if (long !== undefined) node.data = node.data.replace(text, () => long);
        else if (/\p{L}{4}/u.test(text)) node.data = `${node.data} ${text.slice(0, Math.ceil(text.length / 3))}`;
      }
      return () => {
        for (const [node, text] of before) node.data = text;
      };
    },
    [...longestTexts()],
  );
  try {
    return await look();
  } finally {
    await restore.evaluate((putBack) => putBack());
    await restore.dispose();
  }
}
