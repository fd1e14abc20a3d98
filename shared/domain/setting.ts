import { day, type FieldsOf, json, line, prose, ref, removedByShore, shoreOwns } from './field.ts';
import type { RecordKind } from './kind.ts';

/**
 * Policies that shore sets for a ship. A key that this app does not know is kept and left alone; a missing one means
 * the product default of the rule data. Due dates are company policy except the few legal ones (domain.md 13.6).
 */
export const SETTING_KEYS = [
  'policy.confidentialSkipsMaster', // boolean: domain.md 8, "if the company policy allows"
  'policy.reportDeadlines', // { [rule id]: days }
  'policy.reminderDays', // number[]: days before a due date
  'policy.drillEveryDays', // number
  'policy.assetVerifyDays', // number: domain.md 4.1, yearly
  'policy.riskReviewDays', // number: domain.md 9, yearly
  'policy.riskMatrix', // { edition, cells }
  'policy.originalsOnBoardDays', // number: days after which a photo that shore has stored leaves the ship's PC; unset: never
  'policy.filesOnBoardMegabytes', // number: room for photos and files on one PC
  'policy.retentionYears', // number ≥ 2: domain.md 7.6
  'policy.newHireTrainingDays', // number: domain.md 2.4, sources disagree
  'policy.restrictedRoles', // role codes that see network data
  'policy.signOff', // { [collection]: roles in order }
  'policy.notifications', // { [matrix row]: minutes, or off }
  'policy.guideEdition', // edition of the industry guidelines that is shown
  'policy.ownTexts', // a company's glossary and own translations: shared/domain/content/company-texts.ts
  'policy.secondLanguage', // BCP 47: printed beside the working language
  'sync.linkBudgets', // { [link profile]: kilobytes per day, null for no limit }: shapes in shared/schedule/policy.ts
  'sync.linkMonthBudgets', // the same per month
  'sync.linkLargestItem', // { [link profile]: kilobytes of the largest file that may go }
  'sync.linkHours', // { [link profile]: [from, to] pairs, minutes of the UTC day }
  'sync.linkLanes', // { [link profile]: lanes }
  'sync.linkBlobs', // { [link profile]: none, previews or originals }
  'sync.linkPrices', // { currency, perMb: { [link profile]: number } }
  'sync.silentAfterHours', // number: when shore calls a vessel silent
] as const;
export type SettingKey = (typeof SETTING_KEYS)[number];

/** One policy of the company for this ship. Its id follows from the key, so there is one record per key. */
export const setting = {
  collection: 'setting',
  version: 1,
  lane: 'routine',
  fields: {
    ...shoreOwns({
      key: line({ required: true, max: 80 }),
      value: json(),
      reason: prose(),
      basis: line(),
      effectiveOn: day(),
      setBy: ref('person'),
    }),
    removed: removedByShore,
  },
} as const satisfies RecordKind;

export type SettingFields = FieldsOf<typeof setting>;
