import { code, type FieldsOf, json, line, linked, prose, ref, removed, shoreOwns } from './field.ts';
import type { RecordKind } from './kind.ts';

/**
 * A drill scenario that did not come with the app: made aboard as a copy, taken from a file of a sister ship, or put into
 * the library by the company. What it holds is the shared file itself (content/content-bundle.ts), read with the same
 * care each time: another side wrote it.
 */
export const scenario = {
  collection: 'scenario',
  version: 1,
  lane: 'routine',
  fields: {
    ...shoreOwns({
      /** Number on the cards, `C01`; never one of those that come with the app. */
      code: line({ required: true, max: 10 }),
      title: line({ required: true }),
      /** `bulwark-scenario`: structure and words. */
      scenarioFile: json(),
      status: code(['active', 'retired']),
      /** Number of the scenario that it was copied from. */
      copiedFrom: line({ max: 10 }),
      madeBy: ref('person'),
      note: prose(),
    }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

export type ScenarioFields = FieldsOf<typeof scenario>;
