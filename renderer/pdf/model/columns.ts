import type { ChildColumn } from './frame.ts';
import type { PaperContext, PaperRecord } from './paper-context.ts';
import type { Teller } from './teller.ts';

/** One field as a column under its own name. */
export function fieldColumn(
  { words }: PaperContext,
  teller: Teller,
  collection: string,
  field: string,
  width: number,
): ChildColumn {
  return {
    title: words.label(collection, field),
    width,
    text: (record) => teller.value(record, field),
  };
}

export type Column = string | readonly [string, number];

/** Several fields as columns, `field` or `[field, share of the line]`. */
export function fieldColumns(
  context: PaperContext,
  teller: Teller,
  collection: string,
  fields: readonly Column[],
): readonly ChildColumn[] {
  return fields.map((each) => {
    const [field, width] = typeof each === 'string' ? ([each, 1] as const) : each;
    return fieldColumn(context, teller, collection, field, width);
  });
}

/** The human number of each row. */
export function numberColumn({ say }: PaperContext, width: number): ChildColumn {
  return { title: say('column.number'), width, text: (record: PaperRecord) => record.number ?? '' };
}
