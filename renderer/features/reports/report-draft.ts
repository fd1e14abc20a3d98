import type { ConfidentialReport, SaveDraft } from '#renderer/data/index.ts';
import type { Author } from '#renderer/features/session/index.ts';
import type { Value } from '#shared/base/value.ts';
import type { REPORT_KINDS } from '#shared/domain/report.ts';
import { ISM, TEMPLATES, type Template } from './ncr-content.ts';

export type ReportKindCode = (typeof REPORT_KINDS)[number];

/** What is typed about a report before it is handed in. */
export type ReportDraft = {
  readonly kind: ReportKindCode | null;
  /** Typical case that it was begun from; its class, clause and factors go with it as proposals. */
  readonly template: string | null;
  readonly title: string;
  readonly description: string;
  readonly objectiveEvidence: string;
  readonly assets: readonly string[];
  readonly place: string;
  /** UTC ms. */
  readonly happenedAt: number | null;
  readonly immediateCorrection: string;
  readonly mailFrom: string;
  readonly mailSubject: string;
  readonly mailReceivedAt: number | null;
  readonly mailDone: readonly string[];
  readonly audience: 'open' | 'confidential';
};

const MINUTE = 60_000;

export function emptyReport(now: number): ReportDraft {
  return {
    kind: null,
    template: null,
    title: '',
    description: '',
    objectiveEvidence: '',
    assets: [],
    place: '',
    happenedAt: Math.floor(now / MINUTE) * MINUTE,
    immediateCorrection: '',
    mailFrom: '',
    mailSubject: '',
    mailReceivedAt: null,
    mailDone: [],
    audience: 'open',
  };
}

export type ReportProblems = Readonly<
  Partial<Record<keyof ReportDraft, 'kind' | 'description' | 'happenedAt' | 'noKey'>>
>;

/** A draft that an older app kept lacks what is new. */
export function wholeDraft(kept: Partial<ReportDraft>, now: number): ReportDraft {
  return { ...emptyReport(now), ...kept };
}

export type TemplateTexts = Readonly<Record<'title' | 'description', string>>;

/**
 * What a typical case puts into the form, or taking it back takes out: only where nobody has typed. What to look for
 * and what to do at once it says beside the fields: nobody has seen or done that yet.
 *
 * @param before texts of the case chosen before, null: none.
 */
export function begunFrom(
  draft: ReportDraft,
  before: TemplateTexts | null,
  template: Template | null,
  texts: TemplateTexts | null,
): Partial<ReportDraft> {
  const fields = ['title', 'description'] as const;
  const changed = fields.filter((field) => draft[field].trim() === '' || draft[field] === before?.[field]);
  return {
    template: template?.id ?? null,
    ...(template === null ? {} : { kind: template.kind }),
    ...Object.fromEntries(changed.map((field) => [field, texts?.[field] ?? ''])),
  };
}

/** What is missing before it can be handed in. */
export function problemsOf(draft: ReportDraft, hasKey: boolean): ReportProblems {
  return {
    ...(draft.kind === null ? { kind: 'kind' } : {}),
    ...(draft.description.trim() === '' ? { description: 'description' } : {}),
    ...(draft.happenedAt === null ? { happenedAt: 'happenedAt' } : {}),
    ...(draft.audience === 'confidential' && !hasKey ? { audience: 'noKey' } : {}),
  };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function mailFields(draft: ReportDraft): Readonly<Record<string, Value>> {
  if (draft.kind !== 'suspiciousMail') return {};
  return {
    mailFrom: orNull(draft.mailFrom),
    mailSubject: orNull(draft.mailSubject),
    mailReceivedAt: draft.mailReceivedAt,
    mailDone: draft.mailDone,
  };
}

/** The facts that a form shows, for a new record and for one that is edited. */
export function factsOf(draft: ReportDraft): Readonly<Record<string, Value>> {
  return {
    kind: draft.kind,
    title: orNull(draft.title),
    description: draft.description.trim(),
    objectiveEvidence: orNull(draft.objectiveEvidence),
    assets: draft.assets,
    place: orNull(draft.place),
    happenedAt: draft.happenedAt,
    immediateCorrection: orNull(draft.immediateCorrection),
    ...mailFields(draft),
  };
}

/** Class, clause and factors of the typical case: proposals that the grading replaces. */
function proposalsOf({ template: id, kind }: ReportDraft): Readonly<Record<string, Value>> {
  const template = TEMPLATES.find((each) => each.id === id);
  if (template === undefined) return {};
  const [clause] = template.ism;
  return {
    template: template.id,
    contributing: template.contributing,
    ...(kind === 'nonConformity' && template.class !== null ? { class: template.class } : {}),
    ...(clause === undefined ? {} : { requirementRule: ISM, requirementClause: clause }),
  };
}

/** @param language of the text, BCP 47: what was typed stays in it (domain.md 10). */
export function openReport(draft: ReportDraft, author: Author | null, language: string, at: number): SaveDraft {
  const who: Readonly<Record<string, Value>> = author?.record ? { by: author.record } : {};
  const facts = Object.entries(factsOf(draft)).filter(([, value]) => value !== null);
  return {
    collection: 'report',
    number: true,
    values: {
      ...Object.fromEntries(facts),
      ...(author?.isCrew === false ? {} : { source: 'crew' }),
      ...proposalsOf(draft),
      language,
      state: { state: 'submitted', at, ...who },
      ...(author === null
        ? {}
        : {
            ...(author.record === null ? {} : { originator: author.record }),
            originatorName: author.name,
            ...(author.role === null ? {} : { originatorRole: author.role }),
          }),
    },
  };
}

export function sealedReport(draft: ReportDraft, files: readonly File[]): ConfidentialReport {
  const { kind, description, happenedAt, place, assets, immediateCorrection, mailFrom, mailSubject, mailDone } = draft;
  const isMail = kind === 'suspiciousMail';
  const more = {
    objectiveEvidence: draft.objectiveEvidence,
    immediateCorrection,
    ...(isMail ? { mailFrom, mailSubject, mailDone: mailDone.join(', ') } : {}),
  };
  const typed = Object.entries(more).filter(([, text]) => text.trim() !== '');
  return {
    kind: kind ?? 'observation',
    ...(draft.title.trim() === '' ? {} : { title: draft.title.trim() }),
    description: description.trim(),
    ...(happenedAt === null ? {} : { happenedAt }),
    ...(place.trim() === '' ? {} : { place: place.trim() }),
    ...(assets.length === 0 ? {} : { assets }),
    ...(typed.length === 0 ? {} : { more: Object.fromEntries(typed) }),
    ...(files.length === 0 ? {} : { files }),
  };
}
