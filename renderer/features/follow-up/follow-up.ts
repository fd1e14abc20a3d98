import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import type { RecordId } from '#shared/oplog/op.ts';

/** Something that a drill or an incident has shown and that must not stay a sentence: a failed step, a low score, a lesson. */
export type Finding = {
  /** Record that it comes from: the step, the score; the drill or incident itself for a lesson. */
  readonly source: RecordId;
  readonly kind: 'step' | 'score' | 'lesson';
  readonly title: string;
  readonly text: string;
  /** UTC ms, where it has a time of its own. */
  readonly happenedAt: number | null;
};

/** Each line of the lessons is a lesson. */
export function lessonLines(lessons: string | null | undefined): readonly string[] {
  return (lessons ?? '')
    .split('\n')
    .map((line) => line.replace(/^[\s*•-]+/, '').trim())
    .filter((line) => line !== '');
}

const DAY_MS = 86_400_000;
/** Product default until the company sets the date. */
const ACTION_DAYS = 30;
const TITLE_MAX = 200;

type Maker = { readonly record: string | null; readonly name: string; readonly role: string | null };

/** An action under the drill or incident with its owner and a date, which can be changed at once. */
export function actionPress(
  from: RecordRow,
  finding: Finding,
  id: RecordId,
  maker: Maker,
  now: number,
): readonly SaveDraft[] {
  const action: SaveDraft = {
    record: id,
    collection: 'action',
    loaded: null,
    number: true,
    values: {
      parent: from.id,
      kind: 'corrective',
      title: finding.title.slice(0, TITLE_MAX),
      ...(finding.text === '' ? {} : { text: finding.text }),
      state: { state: 'open', at: now, ...(maker.record === null ? {} : { by: maker.record }) },
      ...(maker.record === null ? {} : { owner: maker.record }),
      ownerName: maker.name,
      plannedOn: utcDay(now + ACTION_DAYS * DAY_MS),
      links: linksTo(from, finding),
    },
  };
  return [action, linkBack(from, id)];
}

/** A report of the drill or incident, handed in; the record that it comes from points to it. */
export function reportPress(
  from: RecordRow,
  finding: Finding,
  id: RecordId,
  maker: Maker,
  language: string,
  now: number,
): readonly SaveDraft[] {
  const report: SaveDraft = {
    record: id,
    collection: 'report',
    loaded: null,
    number: true,
    values: {
      kind: 'observation',
      source: from.collection === 'incident' ? 'incident' : 'drill',
      sourceRecord: from.id,
      title: finding.title.slice(0, TITLE_MAX),
      description: finding.text === '' ? finding.title : finding.text,
      happenedAt: finding.happenedAt ?? now,
      language,
      state: { state: 'submitted', at: now, ...(maker.record === null ? {} : { by: maker.record }) },
      ...(maker.record === null ? {} : { originator: maker.record }),
      originatorName: maker.name,
      ...(maker.role === null ? {} : { originatorRole: maker.role }),
      links: linksTo(from, finding),
    },
  };
  const collection = finding.kind === 'step' ? 'drillStep' : 'drillScore';
  const source: readonly SaveDraft[] =
    finding.kind === 'lesson' ? [] : [{ record: finding.source, collection, values: { report: id } }];
  return [report, linkBack(from, id), ...source];
}

function linksTo(from: RecordRow, finding: Finding): readonly RecordId[] {
  return finding.source === from.id ? [from.id] : [from.id, finding.source];
}

function linkBack(from: RecordRow, made: RecordId): SaveDraft {
  const links = Array.isArray(from.values['links']) ? from.values['links'] : [];
  return { record: from.id, collection: from.collection, loaded: from, values: { links: [...links, made] } };
}

/** What was made of a finding: actions and reports that link to its source; of a lesson, by its words. */
export function madeOf(finding: Finding, made: readonly RecordRow[]): readonly RecordRow[] {
  return made.filter(({ values, title }) => {
    const links = Array.isArray(values['links']) ? values['links'] : [];
    if (!links.includes(finding.source)) return false;
    return finding.kind !== 'lesson' || title === finding.title.slice(0, TITLE_MAX);
  });
}
