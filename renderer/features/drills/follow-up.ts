import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import type { RecordId } from '#shared/oplog/op.ts';

/** Something that the drill has shown and that must not stay a sentence: a failed step, a low score, a lesson. */
export type Finding = {
  /** Record that it comes from: the step, the score; the drill itself for a lesson. */
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

export type Maker = { readonly record: string | null; readonly name: string; readonly role: string | null };

/** An action under the drill with its owner and a date, which can be changed at once. */
export function actionPress(
  drill: RecordRow,
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
      parent: drill.id,
      kind: 'corrective',
      title: finding.title.slice(0, TITLE_MAX),
      ...(finding.text === '' ? {} : { text: finding.text }),
      state: { state: 'open', at: now, ...(maker.record === null ? {} : { by: maker.record }) },
      ...(maker.record === null ? {} : { owner: maker.record }),
      ownerName: maker.name,
      plannedOn: utcDay(now + ACTION_DAYS * DAY_MS),
      links: linksTo(drill, finding),
    },
  };
  return [action, linkBack(drill, id)];
}

/** A report of the drill, handed in; the record that it comes from points to it. */
export function reportPress(
  drill: RecordRow,
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
      source: 'drill',
      title: finding.title.slice(0, TITLE_MAX),
      description: finding.text === '' ? finding.title : finding.text,
      happenedAt: finding.happenedAt ?? now,
      language,
      state: { state: 'submitted', at: now, ...(maker.record === null ? {} : { by: maker.record }) },
      ...(maker.record === null ? {} : { originator: maker.record }),
      originatorName: maker.name,
      ...(maker.role === null ? {} : { originatorRole: maker.role }),
      links: linksTo(drill, finding),
    },
  };
  const collection = finding.kind === 'step' ? 'drillStep' : 'drillScore';
  const source: readonly SaveDraft[] =
    finding.kind === 'lesson' ? [] : [{ record: finding.source, collection, values: { report: id } }];
  return [report, linkBack(drill, id), ...source];
}

function linksTo(drill: RecordRow, finding: Finding): readonly RecordId[] {
  return finding.source === drill.id ? [drill.id] : [drill.id, finding.source];
}

function linkBack(drill: RecordRow, made: RecordId): SaveDraft {
  const links = Array.isArray(drill.values['links']) ? drill.values['links'] : [];
  return { record: drill.id, collection: 'drill', loaded: drill, values: { links: [...links, made] } };
}

/** What was made of a finding: actions and reports that link to its source; of a lesson, by its words. */
export function madeOf(finding: Finding, made: readonly RecordRow[]): readonly RecordRow[] {
  return made.filter(({ values, title }) => {
    const links = Array.isArray(values['links']) ? values['links'] : [];
    if (!links.includes(finding.source)) return false;
    return finding.kind !== 'lesson' || title === finding.title.slice(0, TITLE_MAX);
  });
}
