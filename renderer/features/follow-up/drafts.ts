import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { cutText } from '#shared/base/text.ts';
import type { Value } from '#shared/base/value.ts';
import type { ActionFields } from '#shared/domain/action.ts';
import type { ReportFields } from '#shared/domain/report.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import type { RecordId } from '#shared/oplog/op.ts';

/** Who makes it: a person of the log, or only a name ashore. */
export type Maker = { readonly record: string | null; readonly name: string; readonly role: string | null };

const DAY_MS = 86_400_000;
/** Product default until the company sets the date. */
const PLANNED_DAYS = 30;
export const TITLE_MAX = 200;

type NewAction = Pick<ActionFields, 'kind' | 'priority' | 'plannedOn'> & {
  readonly id: RecordId;
  /** What it is made under. */
  readonly parent: RecordId;
  readonly title: string;
  readonly text?: string;
  /** Until when, where no day is given; whole days. */
  readonly plannedDays?: number;
  readonly links: readonly RecordId[];
  readonly tags?: readonly string[];
};

/** An open action of whoever presses, with a day until when; both can be changed at once. @param now UTC ms. */
export function actionDraft(action: NewAction, maker: Pick<Maker, 'record' | 'name'>, now: number): SaveDraft {
  const { id, parent, title, text = '', plannedOn, plannedDays = PLANNED_DAYS, links, tags, ...rest } = action;
  return {
    record: id,
    collection: 'action',
    loaded: null,
    number: true,
    values: {
      ...known(rest),
      parent,
      title: cutText(title, TITLE_MAX),
      ...(text === '' ? {} : { text }),
      state: stateBy('open', maker.record, now),
      ...(maker.record === null ? {} : { owner: maker.record }),
      ownerName: maker.name,
      plannedOn: plannedOn ?? utcDay(now + plannedDays * DAY_MS),
      links: [...links],
      ...(tags === undefined ? {} : { tags: [...tags] }),
    },
  };
}

type NewReport = Pick<ReportFields, 'kind' | 'source' | 'sourceRecord' | 'requirementRule' | 'objectiveEvidence'> & {
  readonly id: RecordId;
  readonly title?: string;
  readonly description: string;
  /** UTC ms; when it is not given: now. */
  readonly happenedAt?: number | null;
  /** BCP 47. */
  readonly language: string;
  readonly links?: readonly RecordId[];
  readonly assets?: readonly RecordId[];
};

/** A report handed in by whoever presses. @param now UTC ms. */
export function reportDraft(report: NewReport, maker: Maker, now: number): SaveDraft {
  const { id, title, description, happenedAt, language, links, assets, ...rest } = report;
  return {
    record: id,
    collection: 'report',
    loaded: null,
    number: true,
    values: {
      ...known(rest),
      ...(title === undefined ? {} : { title: cutText(title, TITLE_MAX) }),
      description,
      happenedAt: happenedAt ?? now,
      language,
      state: stateBy('submitted', maker.record, now),
      ...(maker.record === null ? {} : { originator: maker.record }),
      originatorName: maker.name,
      ...(maker.role === null ? {} : { originatorRole: maker.role }),
      ...(links === undefined ? {} : { links: [...links] }),
      ...(assets === undefined ? {} : { assets: [...assets] }),
    },
  };
}

/** The record that something was made from names it. */
export function linkBack(from: RecordRow, made: RecordId): SaveDraft {
  const held = Array.isArray(from.values['links']) ? from.values['links'] : [];
  const links = held.includes(made) ? held : [...held, made];
  return { record: from.id, collection: from.collection, loaded: from, values: { links } };
}

function stateBy(state: string, by: string | null, at: number): Value {
  return { state, at, ...(by === null ? {} : { by }) };
}

function known(values: Readonly<Record<string, Value | undefined>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined && entry[1] !== null),
  );
}
