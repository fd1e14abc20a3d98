import { factBlocks, framed, noteBlock } from './frame.ts';
import type { Paper, PaperBlock } from './paper.ts';
import type { PaperContext, PaperRecord } from './paper-context.ts';
import { createTeller } from './teller.ts';

export type CardSubject = {
  readonly asset: PaperRecord;
  /** What to do without it, in the ship's words or those of the starter library; null: nobody has written it. */
  readonly fallback: string | null;
};

/** Systems without which the ship is in danger: ISM 10.3 and UR E22 category III, II. */
export function isCritical({ values }: Pick<PaperRecord, 'values'>): boolean {
  return values['ismCritical'] === true || values['e22Category'] === 'III' || values['e22Category'] === 'II';
}

/** One card a page, to hang at the place: the hard-copy contingency plan that inspectors ask for (domain.md 12). */
export function contingencyCardsPaper(context: PaperContext, subjects: readonly CardSubject[]): Paper {
  const { say } = context;
  const teller = createTeller(context);
  const without = { boxes: true, kind: 'steps' } as const;
  return framed(context, {
    kind: 'contingencyCards',
    subject: say('list.count', { count: subjects.length }),
    records: subjects.map(({ asset }) => asset),
    sections:
      subjects.length === 0
        ? [{ title: null, blocks: [noteBlock(say('card.noneCritical'))] }]
        : subjects.map(({ asset, fallback }, at) => ({
            title: teller.value(asset, 'name'),
            isNewPage: at > 0,
            blocks: [
              {
                kind: 'facts' as const,
                items: teller.facts(asset, [
                  'deck',
                  'space',
                  'maxOutageMin',
                  'ownerRole',
                  'fallbackPlace',
                  'contactAllHours',
                ]),
              },
              { kind: 'prose' as const, label: say('card.without'), text: fallback ?? say('card.noFallback') },
              { ...without, items: CARD_STEPS.map((key, i) => ({ no: String(i + 1), text: say(`cardStep.${key}`) })) },
              ...recovery(context, asset, teller.filled),
              noteBlock(say('notify.master')),
            ],
          })),
  });
}

/** The order that holds for every system. */
const CARD_STEPS = ['safe', 'fallback', 'tell', 'isolate', 'keep', 'log'] as const;

function recovery(
  { say }: PaperContext,
  asset: PaperRecord,
  filled: ReturnType<typeof createTeller>['filled'],
): readonly PaperBlock[] {
  const items = filled(asset, [
    'maker',
    'model',
    'serialNumber',
    'version',
    'rtoMin',
    'rpoMin',
    'backupPlans',
    'restoreMediaPlace',
    'spareAboard',
    'makerContact',
    'maintainer',
    'serviceContract',
  ]);
  return items.length === 0 ? [] : [noteBlock(say('card.recovery')), ...factBlocks(items)];
}
