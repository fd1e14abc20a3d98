import type { ByteReader } from '../base/byte-reader.ts';
import type { ByteWriter } from '../base/byte-writer.ts';
import type { TextSink } from './value-columns.ts';

/** Texts by the order in which they are asked for, with a table for those that repeat. */
export class BatchTexts implements TextSink {
  readonly #table = new Map<string, number>();
  readonly tableTexts: readonly string[];
  readonly names: string[] = [];
  readonly rest: string[] = [];

  constructor(counts: ReadonlyMap<string, number>) {
    this.tableTexts = [...counts]
      .filter(([, n]) => n > 1)
      .sort((a, b) => b[1] - a[1])
      .map(([text]) => text);
    for (const [i, text] of this.tableTexts.entries()) this.#table.set(text, i);
  }

  tableIndex(text: string): number | null {
    return this.#table.get(text) ?? null;
  }

  put(text: string): void {
    this.rest.push(text);
  }

  name(text: string): number {
    const at = this.names.indexOf(text);
    return at >= 0 ? at : this.names.push(text) - 1;
  }
}

/** Names, table texts and all others behind the body, each ended by a 0 byte, or by length when one holds a 0 byte. */
export function writeTexts(out: ByteWriter, lists: readonly (readonly string[])[], body: Uint8Array): void {
  const byLength = lists.some((list) => list.some((text) => text.includes('\0')));
  out.u8(byLength ? 1 : 0);
  for (const list of lists) out.uint(list.length);
  out.uint(body.length);
  out.bytes(body);
  const encoder = new TextEncoder();
  for (const list of lists) {
    for (const text of list) {
      const bytes = encoder.encode(text);
      if (byLength) out.uint(bytes.length);
      out.bytes(bytes);
      if (!byLength) out.u8(0);
    }
  }
}

export function readTexts(reader: ByteReader): { body: Uint8Array; names: string[]; table: string[]; rest: string[] } {
  const byLength = reader.u8();
  if (byLength > 1) throw reader.malformed();
  const counts = [reader.count(), reader.count(), reader.count()];
  const body = reader.bytes(reader.uint());
  const lists = counts.map((n) => Array.from({ length: n }, () => (byLength ? reader.text() : reader.endedText())));
  reader.end();
  const [names = [], table = [], rest = []] = lists;
  return { body, names, table, rest };
}
