import { childTable, factBlocks, prose, section } from './frame.ts';
import type { Paper } from './paper.ts';
import type { PaperContext, PaperRecord } from './paper-context.ts';
import { type RecordParts, recordPaper } from './record-paper.ts';
import { createTeller, type Teller } from './teller.ts';

export type ReportNoteInput = RecordParts & {
  /** Never a confidential one: nobody but the DPA can read it, and its text is not in the record. */
  readonly report: PaperRecord;
  readonly remarks: readonly PaperRecord[];
  readonly actions: readonly PaperRecord[];
};

/** Non-conformity note: number, clause, objective evidence, correction, dates, verification, close (domain.md 12). */
export function reportNotePaper(context: PaperContext, input: ReportNoteInput): Paper {
  const { say, words } = context;
  const { report, remarks, actions } = input;
  const teller = createTeller(context);
  const kind = typeof report.values['kind'] === 'string' ? report.values['kind'] : '';
  const sections = [
    {
      title: say('section.facts'),
      blocks: [
        {
          kind: 'facts' as const,
          items: teller.facts(report, [
            'kind',
            'class',
            'state',
            'source',
            'happenedAt',
            'place',
            'originatorName',
            'originatorRole',
            'assets',
            'owner',
            'dueOn',
          ]),
        },
      ],
    },
    ...section(say('section.what'), [
      ...prose(teller, report, ['title', 'description', 'objectiveEvidence', 'immediateCorrection']),
    ]),
    ...section(
      say('section.requirement'),
      factBlocks(
        teller.filled(report, [
          'requirementRule',
          'requirementClause',
          'smsSection',
          'externalBody',
          'externalNumber',
          'pscCode',
        ]),
      ),
    ),
    ...section(say('section.cause'), [
      ...factBlocks(teller.filled(report, ['rootCauseMethod', 'contributing', 'likelihood', 'severity', 'risk'])),
      ...prose(teller, report, ['rootCause', 'rootCauseDetail', 'contributingFactors']),
    ]),
    ...section(
      say('section.follows'),
      prose(teller, report, [
        'preventiveAction',
        'similarElsewhere',
        'smsChange',
        'training',
        'lessons',
        'masterComment',
      ]),
    ),
    ...actionSection(context, teller, actions),
    ...(remarks.length === 0
      ? []
      : [
          {
            title: say('section.remarks'),
            blocks: [
              childTable(
                teller,
                remarks,
                ['writtenAt', 'text', 'reply'].map((field, at) => ({
                  title: words.label('reportRemark', field),
                  width: at === 0 ? 2 : 4,
                  text: (remark: PaperRecord) => teller.value(remark, field),
                })),
                say('nothing'),
              ),
            ],
          },
        ]),
    ...section(say('section.close'), [
      ...factBlocks(
        teller.filled(report, [
          'effectivenessOn',
          'effectivenessResult',
          'verifier',
          'extendedToOn',
          'extendedBy',
          'answeredBy',
          'answeredAt',
        ]),
      ),
      ...prose(teller, report, ['effectivenessMethod', 'extensionReason', 'answer', 'closingNote']),
    ]),
  ];
  const look = {
    kind: 'reportNote',
    title: kind === 'nonConformity' || kind === '' ? 'title.reportNote' : 'title.reportOther',
    subject: kind === '' ? null : words.code('report', 'kind', kind),
    record: report,
    children: [...remarks, ...actions],
    sections,
  } as const;
  return recordPaper(context, teller, look, input);
}

/** Corrective and preventive actions under a record. */
export function actionSection(context: PaperContext, teller: Teller, actions: readonly PaperRecord[]) {
  const { say, words } = context;
  if (actions.length === 0) return [];
  const column = (field: string, width: number) => ({
    title: words.label('action', field),
    width,
    text: (action: PaperRecord) => teller.value(action, field),
  });
  const blocks = [
    childTable(
      teller,
      actions,
      [
        { title: say('column.number'), width: 2.2, text: (action: PaperRecord) => action.number ?? '' },
        column('title', 4),
        column('owner', 2),
        column('dueOn', 1.6),
        column('state', 3),
      ],
      say('nothing'),
    ),
  ];
  return [{ title: say('section.actions'), blocks }];
}
