import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import { readData } from '../rule-source.ts';
import { basisSchema, contentHeadShape, contentKey, doubtIsExplained, role } from './content-source.ts';

/**
 * The guide for the first hour of an incident (domain.md 7.3): resources/procedures/first-hour.json, texts in
 * `content-first-hour`. One action is one screen; every action can be marked done, cannot or skipped, and none waits
 * for a form: a safety step is never blocked.
 */

/** What else the screen of an action opens, beside the action itself; always optional. */
export const GUIDE_HOOKS = [
  'quickCapture',
  /** Fallback procedure of the assets of the incident: `fallbackKey` of the starter library, or the asset's own. */
  'assetFallback',
  'containment',
  'evidence',
  'scope',
  'notify',
  'decision',
  'restore',
  'watch',
  'lessons',
  'close',
] as const;

const actionSchema = z.strictObject({
  key: contentKey,
  by: z.array(role).check(z.minLength(1)),
  hook: z.optional(z.enum(GUIDE_HOOKS)),
});

export const firstHourSchema = z
  .strictObject({
    ...contentHeadShape,
    kind: z.literal('guide'),
    basis: basisSchema.check(z.minLength(1)),
    phases: z
      .array(
        z.strictObject({
          key: contentKey,
          /** The guide waits here until a person says that it is safe to go on; the ship's emergency plan leads. */
          stop: z.boolean(),
          /** How long the phase lasts where it has a length. */
          lasts: z.optional(z.iso.duration()),
          actions: z.array(actionSchema).check(z.minLength(1)),
        }),
      )
      .check(z.minLength(1)),
    /** What nobody does on board, shown on every screen of the guide. */
    never: z.array(contentKey).check(z.minLength(1)),
  })
  .check(doubtIsExplained);
export type FirstHour = z.infer<typeof firstHourSchema>;

export function readFirstHour(raw: unknown): Result<FirstHour> {
  return readData(firstHourSchema, raw);
}

export function firstHourTextKeys(guide: FirstHour): readonly string[] {
  return [
    'title',
    'intro',
    ...guide.phases.flatMap(({ key, actions, stop }) => [
      `phase.${key}.title`,
      ...(stop ? [`phase.${key}.stop`] : []),
      ...actions.flatMap((action) => [`action.${action.key}.do`, `action.${action.key}.good`]),
    ]),
    ...guide.never.map((key) => `never.${key}`),
  ];
}
