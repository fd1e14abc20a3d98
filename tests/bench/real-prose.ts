import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Workload } from './workload.mjs';

/**
 * A second corpus: the workload's shape with the prose of real advisories (CISA, CSAF 2.0) in place of the generator's
 * sentences, each used once before any is used again. A dictionary trained on our own records helps less there.
 */
const FOLDER = path.resolve(import.meta.dirname, '../../../shared/data/csaf');
/** Shorter texts are names, codes and places. */
const PROSE_CHARS = 25;

type Csaf = {
  readonly vulnerabilities?: readonly {
    readonly notes?: readonly { readonly text: string }[];
    readonly remediations?: readonly { readonly details: string }[];
  }[];
};

/** Sentences in a fixed order; null where the files are not there. */
export function realSentences(folder = FOLDER): readonly string[] | null {
  if (!existsSync(folder)) return null;
  const sentences = new Set<string>();
  for (const name of readdirSync(folder)
    .filter((n) => n.endsWith('.json'))
    .sort()) {
    const { vulnerabilities = [] } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Csaf;
    for (const { notes = [], remediations = [] } of vulnerabilities)
      for (const text of [...notes.map((n) => n.text), ...remediations.map((r) => r.details)])
        for (const sentence of text.split(/(?<=[.;])\s+/)) if (sentence.length >= PROSE_CHARS) sentences.add(sentence);
  }
  return [...sentences].sort(); // no neighbour from the same advisory by design of its writer
}

/** The same ship in other words: every text of prose becomes real sentences of about the same length. */
export function inRealProse(work: Workload, sentences: readonly string[]): Workload {
  let next = 0;
  const words = (chars: number): string => {
    let text = sentences[next++ % sentences.length] ?? '';
    while (text.length < chars * 0.75) text += ` ${sentences[next++ % sentences.length]}`;
    return text.slice(0, chars);
  };
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') return isProse(value) ? words(value.length) : value;
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
  };
  const { records, day, month, ship90, shore90 } = work;
  const changed = change({ records, day, month, ship90, shore90 }) as Pick<Workload, 'records'>;
  return { ...work, ...changed };
}

function isProse(text: string): boolean {
  return text.length >= PROSE_CHARS && text.split(' ').length >= 4;
}
