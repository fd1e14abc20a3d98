import * as z from 'zod/mini';
import raw from '#resources/paper/familiarisation.json';
import { framed, noteBlock } from './frame.ts';
import { rolesOf } from './lists.ts';
import type { Paper } from './paper.ts';
import type { PaperContext, PaperRecord } from './paper-context.ts';
import { createTeller } from './teller.ts';

const familiarisation = z.parse(
  z.strictObject({
    id: z.literal('familiarisation'),
    edition: z.string(),
    source: z.string(),
    unverified: z.boolean(),
    unverifiedReason: z.string(),
    items: z.array(z.string()),
  }),
  raw,
);

/** What a person who joins is shown before taking duties (ISM 6.3); ticked and signed by both. */
export function familiarisationPaper(context: PaperContext, person: PaperRecord | null): Paper {
  const { say, words } = context;
  const teller = createTeller(context);
  const blank = '. . . . . . . . . . . . . . . .';
  const fact = (field: string, text = '') => ({ label: words.label('person', field), value: text || blank });
  return framed(context, {
    kind: 'familiarisationSheet',
    subject: person === null ? null : teller.value(person, 'name'),
    sections: [
      {
        title: null,
        blocks: [
          {
            kind: 'facts',
            items:
              person === null
                ? ['name', 'rank', 'crewId', 'signedOnOn'].map((field) => fact(field))
                : [
                    fact('name', teller.value(person, 'name')),
                    fact('rank', teller.value(person, 'rank') || rolesOf(context, person)),
                    fact('crewId', teller.value(person, 'crewId')),
                    fact('signedOnOn', teller.value(person, 'signedOnOn')),
                  ],
          },
          noteBlock(say('familiar.says')),
          ...(familiarisation.unverified ? [noteBlock(say('unverified'))] : []),
          {
            kind: 'steps',
            boxes: true,
            items: familiarisation.items.map((key, at) => ({ no: String(at + 1), text: say(`familiar.item.${key}`) })),
          },
          { kind: 'signHere', items: [say('familiar.shown'), say('familiar.understood')] },
        ],
      },
    ],
  });
}
