import { diffComm } from 'node-diff3';

export type DiffPart = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

function wordsOf(text: string): readonly string[] {
  return text.split(/(\s+)/).filter((word) => word !== '');
}

/** What a text changed against the one before it, word by word. */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  const parts: DiffPart[] = [];
  for (const { common, buffer1, buffer2 } of diffComm([...wordsOf(before)], [...wordsOf(after)])) {
    if (common !== undefined && common.length > 0) parts.push({ kind: 'same', text: common.join('') });
    if (buffer1 !== undefined && buffer1.length > 0) parts.push({ kind: 'removed', text: buffer1.join('') });
    if (buffer2 !== undefined && buffer2.length > 0) parts.push({ kind: 'added', text: buffer2.join('') });
  }
  return parts;
}
