import type { Scenario } from '#shared/domain/content/scenario.ts';
import { derivedId } from '#shared/oplog/record-id.ts';

export type Criterion = {
  readonly key: string;
  /** Of this scenario; its words are in the scenario's own file. */
  readonly isOwn: boolean;
  /** On the drill clock; null: it has no limit. */
  readonly limitMs: number | null;
};

/** What the drill is scored by, the scenario's own first. */
export function criteriaOf({ criteria }: Pick<Scenario, 'criteria'>): readonly Criterion[] {
  return [
    ...criteria.own.map(({ key, withinMin }) => ({
      key,
      isOwn: true,
      limitMs: withinMin === undefined ? null : withinMin * 60_000,
    })),
    ...criteria.common.map((key) => ({ key, isOwn: false, limitMs: null })),
  ];
}

/** The same from every window, so that two presses are one score. */
export function scoreRecordId(drill: string, criterion: string): string {
  return derivedId('drillScore', drill, `criterion ${criterion}`);
}
