import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { actionDraft, type Maker } from '#renderer/features/follow-up/index.ts';
import type { Value } from '#shared/base/value.ts';
import { type AssetMatch, matchAssets, type Register } from '#shared/domain/advisory-assets.ts';
import type { Advisory } from '#shared/domain/advisory-bundle.ts';
import { type HeldAdvisory, isAnswered } from '#shared/domain/advisory-held.ts';
import type { AdvisoryMatchFields } from '#shared/domain/advisory-match.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { derivedId } from '#shared/oplog/record-id.ts';

/** The record of an answer: the same on every PC and ashore. */
export function matchId(advisory: string, asset: RecordId): RecordId {
  return derivedId('advisoryMatch', asset, `advisory ${advisory}`);
}

export type Concern = AssetMatch<RecordRow> & {
  /** What was answered; null: nothing yet. */
  readonly answer: RecordRow | null;
  /** Nobody has answered, or it was published anew since. */
  readonly isOpen: boolean;
};

export function answerOf(row: RecordRow): AdvisoryMatchFields {
  return row.values as AdvisoryMatchFields;
}

/** Systems that an advisory may concern, and those that were answered although they match no more. */
export function concernsOf(
  advisory: Advisory,
  assets: readonly RecordRow[],
  register: Register<RecordRow>,
  answers: readonly RecordRow[],
): readonly Concern[] {
  const own = answers.filter((row) => answerOf(row).advisory === advisory.id);
  const found = matchAssets(advisory, register);
  const isOpen = (answer: RecordRow | null) => !isAnswered(advisory, answer === null ? null : answerOf(answer));
  const gone = own.flatMap((answer): readonly Concern[] => {
    const { asset, matchedOn } = answerOf(answer);
    const row = assets.find(({ id }) => id === asset);
    if (row === undefined || found.some((match) => match.asset.id === asset)) return [];
    return [{ asset: row, confidence: 'nameOnly', matchedOn: matchedOn ?? '', answer, isOpen: isOpen(answer) }];
  });
  const withAnswer = (match: AssetMatch<RecordRow>): Concern => {
    const answer = own.find((each) => answerOf(each).asset === match.asset.id) ?? null;
    return { ...match, answer, isOpen: isOpen(answer) };
  };
  return [...found.map(withAnswer), ...gone];
}

/** It was answered, and published anew since. */
export function isRevised({ answer, isOpen }: Concern): boolean {
  return isOpen && answer !== null && (answerOf(answer).status ?? 'open') !== 'open';
}

function answerDraft(
  advisory: HeldAdvisory,
  concern: Concern,
  maker: Pick<Maker, 'record'>,
  now: number,
  values: Readonly<Record<string, Value>>,
): SaveDraft {
  const { asset, answer, confidence, matchedOn } = concern;
  return {
    record: matchId(advisory.id, asset.id),
    collection: 'advisoryMatch',
    loaded: answer,
    values: {
      advisory: advisory.id,
      asset: asset.id,
      title: advisory.title,
      publisher: advisory.publisher,
      publishedOn: advisory.publishedOn,
      ...(advisory.revision === undefined ? {} : { revision: advisory.revision }),
      cves: advisory.cves,
      ...(advisory.cvss === undefined ? {} : { cvss: advisory.cvss }),
      matchedOn,
      confidence,
      ...(maker.record === null ? {} : { decidedBy: maker.record }),
      decidedOn: utcDay(now),
      ...values,
    },
  };
}

/** Somebody looked: it is another product or another version. */
export function notOurs(advisory: HeldAdvisory, concern: Concern, maker: Maker, now: number): readonly SaveDraft[] {
  return [answerDraft(advisory, concern, maker, now, { status: 'notAffected' })];
}

/** Open again: it was a wrong press, or the system has changed. */
export function askAgain(advisory: HeldAdvisory, concern: Concern, maker: Maker, now: number): readonly SaveDraft[] {
  return [answerDraft(advisory, concern, maker, now, { status: 'open' })];
}

/** It is ours: an action under the system, named by the answer and naming it. One on every PC that presses. */
export function makeAction(advisory: HeldAdvisory, concern: Concern, maker: Maker, now: number): readonly SaveDraft[] {
  const match = matchId(advisory.id, concern.asset.id);
  const id = derivedId('action', match, 'advisory');
  const held = concern.answer?.values['links'];
  const links = [...(Array.isArray(held) ? held.filter((link) => link !== id) : []), id];
  return [
    answerDraft(advisory, concern, maker, now, { status: 'affected', links }),
    actionDraft(
      {
        id,
        parent: concern.asset.id,
        kind: 'preventive',
        title: `${advisory.id}: ${concern.asset.title}`,
        text: [advisory.title, concern.matchedOn, advisory.cves.join(', ')].filter(Boolean).join('\n'),
        links: [match],
      },
      maker,
      now,
    ),
  ];
}

/** The action that was made of an answer; null: none. */
export function actionOf(answer: RecordRow | null): RecordId | null {
  return answer !== null && answerOf(answer).status === 'affected' ? derivedId('action', answer.id, 'advisory') : null;
}
