import type { Scenario } from '#shared/domain/content/scenario.ts';
import { isRole } from '#shared/domain/roles.ts';
import { DRILL_MARK } from './drill-record.ts';
import { framed, noteBlock } from './frame.ts';
import type { Paper, PaperSection } from './paper.ts';
import type { PaperContext } from './paper-context.ts';

export type DrillCardInput = {
  readonly scenario: Scenario;
  /** Said by everybody who stops the drill. */
  readonly stopWord: string | null;
};

/**
 * A card for posting: what everybody does, in one or two languages beside each other, line by line (SOLAS V/14.3: posted
 * plans need the working language beside the flag's).
 */
export function drillCardPaper(context: PaperContext, second: PaperContext | null, input: DrillCardInput): Paper {
  const { scenario, stopWord } = input;
  const { say } = context;
  const sides = second === null || second.language === context.language ? [context] : [context, second];
  const file = `content-drill-${scenario.id.toLowerCase()}`;
  const both = (path: string) => sides.map((side) => side.quoted(file, path));
  const titles = sides.map((side) => side.content(file, 'title'));
  const heads = sides.map((side, at) => ({
    title: side.say('languageName'),
    width: 5,
    ...(at > 0 ? { apart: true as const } : {}),
  }));
  const lines = (title: string, rows: readonly (readonly string[])[], first = say('column.no')): PaperSection => ({
    title: say(title),
    blocks: [
      {
        kind: 'table',
        columns: [{ title: first, width: 1.4 }, ...heads],
        rows: rows.map((cells) => ({ cells })),
        empty: say('nothing'),
      },
    ],
  });
  return framed(context, {
    kind: 'drillCard',
    subject: `${scenario.id} ${[...new Set(titles)].join(' / ')}`,
    watermark: DRILL_MARK,
    sections: [
      {
        title: null,
        blocks: [
          // A note a language: one of two would run both ways.
          ...sides.map((side) => noteBlock(side.say('card.drillWord'))),
          ...(stopWord === null ? [] : sides.map((side) => noteBlock(side.say('card.stopWord', { word: stopWord })))),
          ...(scenario.unverified ? [noteBlock(say('unverified'))] : []),
        ],
      },
      lines('card.begins', [['', ...both('trigger')]]),
      lines(
        'card.aims',
        scenario.objectives.map((key, at) => [String(at + 1), ...both(`objective.${key}`)]),
      ),
      lines(
        'card.what',
        scenario.steps.map(({ key, atMin, by }) => {
          const who = (side: PaperContext) => by.map((code) => actorOf(side, code)).join(', ');
          return [`T+${atMin}`, ...sides.map((side) => `${who(side)}:\n${side.quoted(file, `step.${key}.expect`)}`)];
        }),
        say('column.plan'),
      ),
    ],
  });
}

function actorOf({ words, content }: PaperContext, code: string): string {
  return isRole(code) ? words.role(code) : content('content-common', `actor.${code}`) || code;
}
