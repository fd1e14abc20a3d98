import { fieldColumn, fieldColumns } from './columns.ts';
import { childTable, prose, section } from './frame.ts';
import type { Paper } from './paper.ts';
import type { PaperContext, PaperRecord } from './paper-context.ts';
import { type RecordParts, recordPaper } from './record-paper.ts';
import { createTeller } from './teller.ts';

export type RestoreRecordInput = RecordParts & {
  readonly test: PaperRecord;
  readonly steps: readonly PaperRecord[];
};

/** Restore test with measured time against target (domain.md 6.2). */
export function restoreRecordPaper(context: PaperContext, input: RestoreRecordInput): Paper {
  const { say, content } = context;
  const { test, steps } = input;
  const teller = createTeller(context);
  const procedure = typeof test.values['procedure'] === 'string' ? test.values['procedure'] : '';
  const file = `content-procedure-${procedure.toLowerCase()}`;
  const stepText = (step: PaperRecord) => {
    const words = content(file, `step.${teller.value(step, 'key')}`);
    return [...new Set([teller.value(step, 'title'), words].filter((part) => part !== ''))].join('\n');
  };
  const look = {
    kind: 'restoreRecord',
    subject: [teller.value(test, 'asset'), content(file, 'title')].filter((part) => part !== '').join(' · '),
    record: test,
    children: steps,
    sections: [
      ...section(say('section.facts'), [
        {
          kind: 'facts',
          items: teller.facts(test, [
            'state',
            'result',
            'asset',
            'plan',
            'backup',
            'kind',
            'procedure',
            'environment',
            'tester',
            'witness',
          ]),
        },
      ]),
      ...section(say('section.times'), [
        {
          kind: 'facts',
          items: teller.facts(test, [
            'startedAt',
            'firstUsableAt',
            'fullyVerifiedAt',
            'endedAt',
            'rtoTargetMin',
            'rtoActualMin',
            'rpoTargetMin',
            'rpoActualMin',
          ]),
        },
      ]),
      ...section(say('section.gate'), [
        { kind: 'facts', items: teller.facts(test, ['safetyGate', 'approvedBy', 'approvedAt']) },
        ...prose(teller, test, ['safeState']),
      ]),
      {
        title: say('section.steps'),
        blocks: [
          childTable(
            teller,
            steps,
            [
              fieldColumn(context, teller, 'restoreStep', 'kind', 1.3),
              { title: say('column.step'), width: 4.5, text: stepText },
              fieldColumn(context, teller, 'restoreStep', 'result', 1.3),
              ...fieldColumns(context, teller, 'restoreStep', [
                ['doneAt', 2.2],
                ['reading', 1.6],
                ['note', 3],
              ]),
            ],
            say('nothing'),
          ),
        ],
      },
      ...section(say('section.found'), prose(teller, test, ['remarks', 'defects', 'shoreRemark'])),
    ],
  } as const;
  return recordPaper(context, teller, look, input);
}
