import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { LANGUAGES, type LanguageCode } from '#renderer/i18n/languages.ts';
import { flatten, type Tree, withoutPlural } from '../../tools/locales/flat-texts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'resources/locales');

/** Every text of a language, `reports:new.title`. */
const held = new Map<LanguageCode, ReadonlyMap<string, string>>();

function textsOf(language: LanguageCode): ReadonlyMap<string, string> {
  const known = held.get(language);
  if (known !== undefined) return known;
  const texts = new Map<string, string>();
  for (const file of readdirSync(path.join(folder, language))) {
    const tree = JSON.parse(readFileSync(path.join(folder, language, file), 'utf8')) as Tree;
    for (const [key, text] of flatten(tree)) texts.set(`${path.basename(file, '.json')}:${key}`, text);
  }
  held.set(language, texts);
  return texts;
}

/** What stands in the language file, with its placeholders filled in. */
export function textOf(language: LanguageCode, key: string, values: Readonly<Record<string, string>> = {}): string {
  const text = textsOf(language).get(key);
  if (text === undefined) throw new Error(`${language} has no ${key}`);
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

export function offeredLanguages(): readonly LanguageCode[] {
  const folders = readdirSync(folder);
  return LANGUAGES.map(({ code }) => code).filter((code) => folders.includes(code));
}

type Words = { readonly whole: ReadonlySet<string>; readonly patterns: readonly RegExp[] };

/** Texts as they are, and those with placeholders or tags as patterns, where they say something themselves. */
function wordsOf(texts: Iterable<string>): Words {
  const whole = new Set<string>();
  const patterns: RegExp[] = [];
  for (const text of texts) {
    const parts = text.split(/\{\{\w+\}\}|<\/?\w+\/?>/);
    if (parts.length === 1) whole.add(text.trim());
    else if (/\p{L}/u.test(parts.join('')))
      patterns.push(
        new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'u'),
      );
  }
  return { whole, patterns };
}

const isAmong = ({ whole, patterns }: Words, text: string) =>
  whole.has(text) || patterns.some((pattern) => pattern.test(text));

export type LanguageWords = {
  /** A text of this language: as it is, or filled in. */
  readonly isOwn: (text: string) => boolean;
  /** An English text that reads differently in this language wherever it stands. */
  readonly isEnglish: (text: string) => boolean;
};

const words = new Map<LanguageCode, LanguageWords>();

export function languageWords(language: LanguageCode): LanguageWords {
  const known = words.get(language);
  if (known !== undefined) return known;
  const own = textsOf(language);
  const ownWords = wordsOf(own.values());
  // By key without its plural form: a form that English does not have may read as English does.
  const forms = new Map<string, Set<string>>();
  for (const [key, text] of own) {
    const held = forms.get(withoutPlural(key)) ?? new Set();
    forms.set(withoutPlural(key), held.add(text));
  }
  const same = new Set<string>();
  const other = new Set<string>();
  for (const [key, text] of textsOf('en')) (forms.get(withoutPlural(key))?.has(text) ? same : other).add(text);
  // A template that is hardly more than a placeholder fits a text of any language.
  const left = wordsOf(
    [...other].filter((text) => !same.has(text) && /\p{L}{3}/u.test(text.replace(/\{\{\w+\}\}/g, ''))),
  );
  // Systems are called what stands on them, in every language; a line may name several.
  const systems = [...own].filter(([key]) => /^library:asset\.[^.]+\.name$/.test(key)).map(([, name]) => name);
  systems.sort((a, b) => b.length - a.length);
  const withoutSystems = (text: string) => systems.reduce((rest, name) => rest.replaceAll(name, ''), text);
  const made = {
    isOwn: (text: string) => isAmong(ownWords, text),
    isEnglish: (text: string) =>
      language !== 'en' && !isAmong(ownWords, text) && isAmong(left, text) && /\p{L}/u.test(withoutSystems(text)),
  };
  words.set(language, made);
  return made;
}

export type Shown = {
  /** Every piece of text that can be seen, and every name that a screen reader says. */
  readonly texts: readonly string[];
  /** Those in headings, buttons, links, labels and legends. */
  readonly labels: readonly string[];
};

/** What stands on the screen. Names and what was typed (`bdi`) are nobody's language; a running clock neither. */
export async function shownTexts(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const labels = new Set<string>();
    const clean = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').trim();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = clean(node.nodeValue ?? '');
      if (text === '' || parent === null || parent.closest('script, style, bdi, [role="timer"]')) continue;
      if (parent.closest<HTMLElement>('[lang]')?.lang !== document.documentElement.lang) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      texts.add(text);
      if (parent.closest('h1, h2, h3, button, nav a, label, legend, th')) labels.add(text);
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder]'))
      for (const name of ['aria-label', 'placeholder']) texts.add(clean(element.getAttribute(name) ?? ''));
    texts.delete('');
    return { texts: [...texts], labels: [...labels] };
  });
}

/** Of the built app: which file of its assets holds which language file, `ru/reports`. */
export function localeChunks(code: string): ReadonlyMap<string, string> {
  const found = code.matchAll(/locales\/([\w-]+\/[\w-]+)\.json":\(\)=>\w+\(\(\)=>import\(`\.\/([\w.-]+)`\)/g);
  return new Map([...found].map(([, name = '', file = '']) => [name, file]));
}
