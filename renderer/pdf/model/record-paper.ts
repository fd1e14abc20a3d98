import { filesSection, framed, hiddenNote, type Photos, remarksOf, restSection, signatureSection } from './frame.ts';
import type { Paper, PaperSection } from './paper.ts';
import type { PaperContext, PaperRecord, PaperSignOff } from './paper-context.ts';
import type { Teller } from './teller.ts';

/** What hangs on any record that is a document of its own. */
export type RecordParts = {
  readonly files: readonly PaperRecord[];
  readonly photos: Photos;
  readonly signOffs: readonly PaperSignOff[];
};

type RecordLook = {
  readonly kind: Paper['kind'];
  readonly title?: string;
  readonly subject: string | null;
  readonly watermark?: string;
  readonly record: PaperRecord;
  /** The other records that its sections show. */
  readonly children: readonly PaperRecord[];
  readonly sections: readonly PaperSection[];
};

/** One record as a document: its own sections, then all else that was filled in, its files, who signed it. */
export function recordPaper(
  context: PaperContext,
  teller: Teller,
  { record, children, sections, ...look }: RecordLook,
  { files, photos, signOffs }: RecordParts,
): Paper {
  return framed(context, {
    ...look,
    number: record.number,
    remarks: remarksOf(context, record),
    records: [record, ...children, ...files],
    sections: [
      ...sections,
      ...restSection(context, teller, record),
      ...filesSection(context, teller, files, photos),
      signatureSection(context, signOffs),
      ...hiddenNote(context, teller),
    ],
  });
}
