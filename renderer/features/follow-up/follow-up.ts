import type { RecordRow, SaveDraft } from '#renderer/data/index.ts';
import { cutText } from '#shared/base/text.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { actionDraft, linkBack, type Maker, reportDraft, TITLE_MAX } from './drafts.ts';

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

/** An action under the drill or incident with its owner and a date, which can be changed at once. */
export function actionPress(
  from: RecordRow,
  finding: Finding,
  id: RecordId,
  maker: Maker,
  now: number,
): readonly SaveDraft[] {
  const { title, text } = finding;
  const links = linksTo(from, finding);
  return [actionDraft({ id, parent: from.id, kind: 'corrective', title, text, links }, maker, now), linkBack(from, id)];
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
  const { title, text, happenedAt } = finding;
  const report = reportDraft(
    {
      id,
      kind: 'observation',
      source: from.collection === 'incident' ? 'incident' : 'drill',
      sourceRecord: from.id,
      title,
      description: text === '' ? title : text,
      happenedAt,
      language,
      links: linksTo(from, finding),
    },
    maker,
    now,
  );
  const collection = finding.kind === 'step' ? 'drillStep' : 'drillScore';
  const source: readonly SaveDraft[] =
    finding.kind === 'lesson' ? [] : [{ record: finding.source, collection, values: { report: id } }];
  return [report, linkBack(from, id), ...source];
}

function linksTo(from: RecordRow, finding: Finding): readonly RecordId[] {
  return finding.source === from.id ? [from.id] : [from.id, finding.source];
}

/**
 * What was made of a finding: actions and reports that link to its source; of a lesson, by its words. The title may have
 * been changed since: the text that was made with it still says it.
 */
export function madeOf(finding: Finding, made: readonly RecordRow[]): readonly RecordRow[] {
  const { kind, source, title, text } = finding;
  const says = (said: unknown) =>
    typeof said === 'string' && said !== '' && (said === text || said.endsWith(`\n${title}`));
  return made.filter((row) => {
    const { links, text: more, description } = row.values;
    if (!Array.isArray(links) || !links.includes(source)) return false;
    return kind !== 'lesson' || row.title === cutText(title, TITLE_MAX) || says(more) || says(description);
  });
}
