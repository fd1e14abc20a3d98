import type { Formats } from '#renderer/i18n/format.ts';
import type { AnnexDocument } from '#shared/domain/policy/annex.ts';
import type { AnnexEntry, AnnexView } from '#shared/domain/policy/annex-view.ts';
import type { Say } from './paper-context.ts';

const MINUTE_MS = 60_000;

type Words = { readonly say: Say; readonly role: (code: string) => string; readonly formats: Formats };
type Lines = {
  readonly heads: readonly string[];
  readonly lines: readonly (readonly string[])[];
  readonly none: string;
};

/** What the ship's own records add to a document of the annex: they change by themselves and need no new edition. */
export function annexFacts(
  kind: NonNullable<AnnexDocument['facts']>,
  view: Pick<AnnexView<never>, 'roles' | 'critical' | 'plans'>,
  { say, role, formats }: Words,
): Lines {
  return {
    heads: ['0', '1', '2'].map((at) => say(`policy:facts.head.${kind}.${at}`)),
    none: say(`policy:facts.none.${kind}`),
    lines:
      kind === 'roles'
        ? view.roles.map(({ name, rank, roles }) => [name, rank ?? '', roles.map(role).join(', ')])
        : kind === 'critical'
          ? view.critical.map(({ name, fallback, rtoMin }) => [
              name,
              fallback || say('policy:facts.noFallback'),
              rtoMin === null ? say('policy:facts.noTime') : formats.duration(rtoMin * MINUTE_MS),
            ])
          : view.plans.map(({ name, everyDays, testEveryDays }) => [
              name,
              everyDays === null ? say('policy:facts.byRule') : say('policy:facts.every', { count: everyDays }),
              testEveryDays === null
                ? say('policy:facts.byRule')
                : say('policy:facts.testEvery', { count: testEveryDays }),
            ]),
  };
}

/** Number, edition, who approved it and until when it stands, in one line; or that nobody has written it. */
export function annexStanding(
  { document, fields }: Pick<AnnexEntry<never>, 'document' | 'fields'>,
  { say, formats }: Pick<Words, 'say' | 'formats'>,
): string {
  if (fields === null) return say('policy:notWritten', { question: document.question });
  return [
    fields.code,
    say('policy:edition', { edition: fields.edition ?? '1' }),
    fields.approvedOn &&
      say('policy:approvedBy', { name: fields.approvedByName ?? '', day: formats.day(fields.approvedOn) }),
    fields.reviewOn && say('policy:reviewOn', { day: formats.day(fields.reviewOn) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
