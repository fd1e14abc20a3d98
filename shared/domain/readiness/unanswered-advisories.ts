import { matchAssets, registerOf } from '../advisory-assets.ts';
import { answerBy, heldAdvisories, isAnswered } from '../advisory-held.ts';
import type { AdvisoryMatchFields } from '../advisory-match.ts';
import type { DueRecord } from '../due/due-subjects.ts';
import type { MessageFields } from '../message.ts';

/**
 * Systems that an advisory may concern and about which nobody has said anything in time: silence is no patch.
 *
 * @param within time for an answer where the company has set no day, ISO 8601.
 * @param now    UTC ms.
 */
export function unansweredAssets(
  records: {
    readonly messages: readonly DueRecord[];
    readonly assets: readonly DueRecord[];
    readonly answers: readonly DueRecord[];
  },
  within: string,
  now: number,
): ReadonlySet<string> {
  const bundles = records.messages.filter(({ values }) => (values as MessageFields).kind === 'advisoryBundle');
  const register = registerOf(records.assets);
  const answers = new Map(
    records.answers.map(({ values }) => {
      const answer = values as AdvisoryMatchFields;
      return [`${answer.advisory} ${answer.asset}`, answer] as const;
    }),
  );
  const found = new Set<string>();
  for (const advisory of heldAdvisories(bundles)) {
    if (now <= answerBy(advisory, null, within)) continue;
    for (const { asset } of matchAssets(advisory, register)) {
      const answer = answers.get(`${advisory.id} ${asset.id}`) ?? null;
      if (!isAnswered(advisory, answer) && now > answerBy(advisory, answer, within)) found.add(asset.id);
    }
  }
  return found;
}
