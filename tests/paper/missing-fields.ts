import { drawnText } from '#renderer/pdf/look/scripts.ts';
import type { PaperContext, PaperRecord } from '#renderer/pdf/model/paper-context.ts';
import { isForPaper, valueText } from '#renderer/pdf/model/teller.ts';
import { filledFields } from './filled-records.ts';
import { says } from './pdf-text.ts';

/** Keys of guided content and its T+ times: its words stand on the paper in their place. */
const SAID_IN_WORDS: ReadonlySet<string> = new Set([
  'drillStep.key',
  'drillStep.plannedMin',
  'drillTimeline.step',
  'drillScore.criterion',
  'restoreStep.key',
  'incidentTimeline.step',
]);

/**
 * Filled fields of these records whose value stands nowhere in a PDF: `collection.field: value`.
 *
 * @param text as {@link flowingText} gives it.
 */
export function missingFields(context: PaperContext, records: readonly PaperRecord[], text: string): readonly string[] {
  return records.flatMap((record) =>
    filledFields(record).flatMap(([field, spec, value]) => {
      const name = `${record.collection}.${field}`;
      if (!isForPaper(context, spec, field) || SAID_IN_WORDS.has(name)) return [];
      const shown = field === 'number' ? String(value) : valueText(context, record.collection, field, value);
      return says(text, drawnText(shown)) ? [] : [`${name}: ${shown}`];
    }),
  );
}
