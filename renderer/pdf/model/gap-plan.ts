import type { ActionFields } from '#shared/domain/action.ts';
import { type GapPlan, plannedActions } from '#shared/domain/readiness/gap-plan.ts';
import type { Gap } from '#shared/domain/readiness/gaps.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';
import { figureWords } from './figure-words.ts';
import { framed, noteBlock } from './frame.ts';
import type { Paper } from './paper.ts';
import type { PaperContext, PaperRecord } from './paper-context.ts';
import { actionSection } from './report-note.ts';
import { createTeller } from './teller.ts';

export type GapPlanInput = {
  readonly plan: GapPlan<PaperRecord>;
  /** Made to close a gap, by id. */
  readonly actions: ReadonlyMap<string, PaperRecord>;
};

/** Where the ship stands against where it should, the most urgent gap first, and what is planned (domain.md 3). */
export function gapPlanPaper(context: PaperContext, { plan, actions }: GapPlanInput): Paper {
  const { say, words } = context;
  const names = figureWords(say);
  const teller = createTeller(context);
  const level = (code: string) => words.code('answer', 'level', code);
  const madeOf = ({ question }: Gap) =>
    plannedActions(plan.answers.get(question)).flatMap((id) => actions.get(id) ?? []);
  const planned = [...new Set(plan.gaps.flatMap(madeOf))];
  const answers = plan.gaps.flatMap(({ question }) => plan.answers.get(question) ?? []);
  const rows = plan.gaps.map((gap) => ({
    cells: [
      String(gap.priority),
      `${gap.question} ${names.question(gap.question)}`,
      String(gap.now),
      gap.isOwnTarget ? level(gap.target) : say('gaps:default', { level: level(gap.target) }),
      String(gap.missing),
      String(gap.risk),
      String(gap.effort),
      madeOf(gap)
        .map((action) => actionLine(context, action))
        .join('\n'),
    ],
  }));
  return framed(context, {
    kind: 'gapPlan',
    subject: say('gaps:sub', {
      count: plan.gaps.length,
      planned: plan.gaps.filter((gap) => madeOf(gap).length > 0).length,
    }),
    records: [...answers, ...planned],
    sections: [
      {
        title: say('gaps:order'),
        blocks: [
          noteBlock(`${say('gaps:unverified')}\n${say('gaps:formula')}`),
          {
            kind: 'table',
            columns: [
              { title: say('gaps:column.priority'), width: 1.4, end: true },
              { title: say('gaps:column.question'), width: 4.5 },
              { title: say('gaps:column.now'), width: 1.1, end: true },
              { title: say('gaps:column.target'), width: 2 },
              { title: say('gaps:column.missing'), width: 1.3, end: true },
              { title: say('gaps:column.risk'), width: 0.9, end: true },
              { title: say('gaps:column.effort'), width: 1.1, end: true },
              { title: say('gaps:column.plan'), width: 2.6 },
            ],
            rows,
            empty: say('gaps:none'),
          },
        ],
      },
      ...actionSection(context, teller, planned),
    ],
  });
}

/** The action that was made of a gap: who and until when. */
function actionLine({ say, words, formats }: PaperContext, { number, values }: PaperRecord): string {
  const { ownerName, plannedOn, dueOn, extendedToOn } = values as ActionFields;
  const on = extendedToOn ?? dueOn ?? plannedOn;
  return [
    number,
    words.code('action', 'state', readWorkflow(values['state'])?.state ?? 'open'),
    ownerName ?? say('gaps:nobody'),
    on ? formats.day(on) : say('gaps:noDay'),
  ]
    .filter(Boolean)
    .join(' · ');
}
