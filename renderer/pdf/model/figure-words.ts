import rawChecklist from '#resources/frameworks/checklist.json' with { type: 'json' };
import rawEditions from '#resources/frameworks/editions.json' with { type: 'json' };
import rawRules from '#resources/rules/readiness-rules.json' with { type: 'json' };
import type { Cut } from '#shared/domain/readiness/score-cuts.ts';
import type { Say } from './paper-context.ts';

export type FigureWords = {
  readonly figure: (cut: Cut | 'whole', id: string) => string;
  readonly question: (id: string) => string;
  readonly evidence: (kind: string) => string;
};

/** @param say texts of `scorecard` and `content-readiness`, on the screen or for a print. */
export function figureWords(say: Say): FigureWords {
  return {
    figure: (cut, id) => {
      if (cut === 'whole') return say('scorecard:whole');
      if (cut === 'checklist') return say(`content-readiness:checklist.${id}`);
      if (cut !== 'framework') return say(`scorecard:${cut}.${id}`);
      const edition = rawEditions.rows.find((row) => row.id === id);
      return edition === undefined ? id : `${edition.name} (${id})`;
    },
    question: (id) => say(`content-readiness:row.${id}.question`),
    evidence: (kind) => say(`content-readiness:evidence.${kind}`),
  };
}

const MARKS: ReadonlyMap<string, string> = new Map(rawChecklist.rows.map(({ key, mark }) => [key, mark]));

/** The number that a line has on the seed's one-page checklist; '' for any other figure. */
export function checklistMark(cut: Cut, id: string): string {
  return cut === 'checklist' ? (MARKS.get(id) ?? '') : '';
}

/** "6 months" of `P6M`; only the units that the rules use. */
export function periodWords(say: Say, iso: string): string {
  const [, count = '', unit = ''] = /^P(\d+)([YMD])$/.exec(iso) ?? [];
  return unit === '' ? iso : say(`scorecard:period.${unit}`, { count: Number(count) });
}

/** How readiness is reckoned, with the numbers of the rules, line by line. */
export function scoreRuleLines(say: Say, level: (code: string) => string): readonly string[] {
  const { points, ageing } = rawRules;
  const worth = (percent: number) => say('scorecard:percent', { percent });
  const levels = Object.entries(points).map(([code, each]) => `${level(code)} ${each}`);
  const bands = ageing.bands.map(({ upTo, percent }) =>
    say('scorecard:rules.band', { period: periodWords(say, upTo), worth: worth(percent) }),
  );
  return [
    `${say('scorecard:rules.answer')} ${levels.join(' · ')}. ${say('scorecard:rules.proof')}`,
    `${say('scorecard:rules.ageing')} ${[...bands, say('scorecard:rules.older', { worth: worth(ageing.older) })].join(' · ')}.`,
    say('scorecard:rules.lower'),
    say('scorecard:rules.limit'),
    say('scorecard:rules.mean'),
  ];
}
