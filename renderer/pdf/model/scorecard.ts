import type { Figure, QuestionScore, Scorecard } from '#shared/domain/readiness/score.ts';
import { CUTS, type Cut, figuresOf, isKnown } from '#shared/domain/readiness/score-cuts.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { checklistMark, type FigureWords, figureWords, scoreRuleLines } from './figure-words.ts';
import { framed, noteBlock } from './frame.ts';
import type { Paper, PaperRow, PaperSection } from './paper.ts';
import { bothTimes, type PaperContext, type PaperRecord } from './paper-context.ts';
import { createTeller, type Teller } from './teller.ts';

export type ScorecardInput = {
  readonly card: Scorecard;
  /** By the ends of months, the oldest first. */
  readonly trend: readonly { readonly at: number; readonly percent: number | null; readonly answered: number }[];
  /** By question. */
  readonly answers: ReadonlyMap<string, PaperRecord>;
};

/** How ready the ship is: every cut, and behind it every number that made the figures, to be reckoned again by hand. */
export function scorecardPaper(context: PaperContext, { card, trend, answers }: ScorecardInput): Paper {
  const { say, words } = context;
  const names = figureWords(say);
  const teller = createTeller(context);
  const rules = scoreRuleLines(say, (code) => words.code('answer', 'level', code));
  return framed(context, {
    kind: 'scorecard',
    subject: `${say('scorecard:asOf')} ${bothTimes(context, card.at)}`,
    records: [...answers.values()],
    sections: [
      wholeSection(context, card),
      ...CUTS.map((cut) => cutSection(context, names, cut, figuresOf(card, cut))),
      evidenceSection(context, names, card),
      trendSection(context, trend),
      {
        title: say('scorecard:rules.title'),
        blocks: [
          { kind: 'steps', boxes: false, items: rules.map((text, at) => ({ no: String(at + 1), text })) },
          noteBlock(say('scorecard:ownRules', { edition: card.edition })),
        ],
      },
      questionSection(context, names, teller, card.questions, answers),
    ],
  });
}

function day({ say, formats }: PaperContext, at: number | null): string {
  return at === null ? say('scorecard:never') : formats.day(utcDay(at));
}

function percentText({ say }: PaperContext, figure: Figure): string {
  if (!isKnown(figure)) return say('common:unknown');
  return figure.percent === null
    ? say('scorecard:notApplicable')
    : say('scorecard:percent', { percent: figure.percent });
}

function answeredText({ say }: PaperContext, { answered, questions }: Figure): string {
  return say('scorecard:answeredOf', { answered, all: questions.length });
}

function wholeSection(context: PaperContext, { whole }: Scorecard): PaperSection {
  const { say } = context;
  return {
    title: null,
    blocks: [
      {
        kind: 'facts',
        items: [
          { label: say('scorecard:whole'), value: percentText(context, whole) },
          { label: say('scorecard:column.answered'), value: answeredText(context, whole) },
          { label: say('scorecard:apart'), value: String(whole.apart) },
          { label: say('scorecard:differs'), value: String(whole.differing) },
          { label: say('scorecard:newest'), value: day(context, whole.newestAt) },
          { label: say('scorecard:oldest'), value: day(context, whole.oldestAt) },
        ],
      },
      noteBlock(say('scorecard:unverified')),
    ],
  };
}

function cutSection(context: PaperContext, names: FigureWords, cut: Cut, figures: readonly Figure[]): PaperSection {
  const { say } = context;
  const row = (figure: Figure): PaperRow => {
    const name = [checklistMark(cut, figure.id), names.figure(cut, figure.id)].filter((part) => part !== '').join(' ');
    const differs = figure.differing > 0 ? [say('scorecard:differing', { count: figure.differing })] : [];
    return {
      cells: [
        [name, ...differs].join('\n'),
        percentText(context, figure),
        answeredText(context, figure),
        day(context, figure.newestAt),
      ],
      meter: isKnown(figure) ? figure.percent : null,
    };
  };
  return {
    title: say(`scorecard:group.${cut}`),
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: say('scorecard:column.what'), width: 5 },
          { title: say('scorecard:column.percent'), width: 3, meter: true },
          { title: say('scorecard:column.answered'), width: 1.4 },
          { title: say('scorecard:column.heard'), width: 1.6 },
        ],
        rows: figures.map(row),
        empty: say('nothing'),
      },
    ],
  };
}

function evidenceSection(context: PaperContext, names: FigureWords, { evidence }: Scorecard): PaperSection {
  const { say } = context;
  return {
    title: say('scorecard:evidence.title'),
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: say('scorecard:evidence.kind'), width: 5 },
          { title: say('scorecard:evidence.points'), width: 3, meter: true },
          { title: say('scorecard:evidence.items'), width: 1.4 },
          { title: say('scorecard:column.heard'), width: 1.6 },
        ],
        rows: evidence.map(({ kind, points, items, newestAt }) => ({
          cells: [
            names.evidence(kind),
            points === null ? say('scorecard:evidence.silent') : String(points),
            String(items.length),
            day(context, newestAt),
          ],
          meter: points,
        })),
        empty: say('nothing'),
      },
    ],
  };
}

function trendSection(context: PaperContext, trend: ScorecardInput['trend']): PaperSection {
  const { say } = context;
  return {
    title: say('scorecard:trend.title'),
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: say('column.day'), width: 2 },
          { title: say('scorecard:column.percent'), width: 4, meter: true },
          { title: say('scorecard:column.answered'), width: 3 },
        ],
        rows: trend.map(({ at, percent, answered }) => ({
          cells: [
            day(context, at),
            percent === null ? say('scorecard:notApplicable') : say('scorecard:percent', { percent }),
            say('scorecard:trend.answered', { count: answered }),
          ],
          meter: percent,
        })),
        empty: say('nothing'),
      },
      noteBlock(say('scorecard:trend.caption')),
    ],
  };
}

/** Each question with what was answered and what it counts; below it everything else that the answer says. */
function questionSection(
  context: PaperContext,
  names: FigureWords,
  teller: Teller,
  questions: readonly QuestionScore[],
  answers: ScorecardInput['answers'],
): PaperSection {
  const { say, words, formats } = context;
  const answerText = ({ status, level, side, at, isDiffering }: QuestionScore, answer: PaperRecord | undefined) => {
    const code = status === 'apart' ? 'notApplicable' : level;
    const lines = [
      status === 'none' || code === null ? say('scorecard:figure.unanswered') : words.code('answer', 'level', code),
      at === null || side === null ? '' : say(`scorecard:figure.by.${side}`, { day: formats.day(utcDay(at)) }),
      isDiffering ? say('scorecard:figure.lower') : '',
      answer === undefined ? '' : teller.value(answer, 'note'),
    ];
    return lines.filter((line) => line !== '').join('\n');
  };
  const row = (score: QuestionScore): PaperRow => {
    const { id, status, points, agePercent, limits, counts } = score;
    const answer = answers.get(id);
    const aged = agePercent < 100 ? `\n${say('scorecard:figure.aged', { percent: agePercent })}` : '';
    const number = answer === undefined ? id : teller.value(answer, 'question');
    return {
      cells: [
        `${number} ${names.question(id)}`,
        answerText(score, answer),
        status === 'counted' ? `${points}${aged}` : '',
        limits.map(({ kind, points: worth }) => `${names.evidence(kind)} ${worth}`).join('\n'),
        status === 'apart' ? say('scorecard:figure.leaves') : String(counts),
      ],
      more: answer === undefined ? [] : teller.rest(answer),
    };
  };
  return {
    title: say('scorecard:figure.questions'),
    isNewPage: true,
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: say('scorecard:figure.question'), width: 4.5 },
          { title: say('scorecard:figure.answer'), width: 2.6 },
          { title: say('scorecard:figure.points'), width: 1.1, end: true },
          { title: say('scorecard:figure.limit'), width: 2.4 },
          { title: say('scorecard:figure.counts'), width: 1.1, end: true },
        ],
        rows: questions.map(row),
        empty: say('nothing'),
      },
    ],
  };
}
