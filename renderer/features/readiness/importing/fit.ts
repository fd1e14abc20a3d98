import { cutText } from '#shared/base/text.ts';
import { LINE_MAX, PROSE_MAX } from '#shared/domain/field.ts';
import type { RawFramework, RawItem } from './read-framework.ts';

const KEY_MAX = 120;
const EDITION_MAX = 80;

/** One line: no line breaks, no control signs, and not longer than a field takes. */
function line(text: string, max = LINE_MAX): string {
  return cutText(text.replace(/[\s\p{Cc}]+/gu, ' ').trim(), max);
}

function prose(text: string): string {
  const lines = text
    .split('\n')
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  return cutText(lines.join('\n'), PROSE_MAX);
}

/** Texts of a file as the fields of a record take them. */
export function fieldTexts(raw: RawFramework): RawFramework {
  return {
    format: raw.format,
    title: line(raw.title),
    edition: line(raw.edition, EDITION_MAX),
    publisher: line(raw.publisher),
    copyright: prose(raw.copyright),
    identifier: line(raw.identifier),
    items: raw.items.map(fitItem),
  };
}

function fitItem(item: RawItem): RawItem {
  return {
    ...item,
    key: line(item.key, KEY_MAX),
    title: line(item.title),
    text: prose(item.text),
    children: item.children.map(fitItem),
  };
}
