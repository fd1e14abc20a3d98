import type { Scenario } from '#shared/domain/content/scenario.ts';
import { childTable, prose, section } from './frame.ts';
import type { Paper } from './paper.ts';
import { bothTimes, type PaperContext, type PaperRecord } from './paper-context.ts';
import { type RecordParts, recordPaper } from './record-paper.ts';
import { createTeller, type Teller } from './teller.ts';

export type DrillRecordInput = RecordParts & {
  readonly drill: PaperRecord;
  readonly steps: readonly PaperRecord[];
  readonly lines: readonly PaperRecord[];
  readonly attendance: readonly PaperRecord[];
  readonly scores: readonly PaperRecord[];
  /** Null: a scenario that this version does not have. */
  readonly scenario: Pick<Scenario, 'id' | 'criteria'> | null;
};

/** On every page of what belongs to a drill: nobody takes it for the real thing. */
export const DRILL_MARK = 'DRILL';

/** The record of a drill as held (domain.md 5.4). */
export function drillRecordPaper(context: PaperContext, input: DrillRecordInput): Paper {
  const { say } = context;
  const { drill, steps, lines, attendance, scores, scenario } = input;
  const teller = createTeller(context);
  const file = scenario === null ? null : `content-drill-${scenario.id.toLowerCase()}`;
  const content = (path: string) => (file === null ? '' : context.quoted(file, path));
  const title = file === null ? '' : context.content(file, 'title');
  const sections = [
    {
      title: say('section.facts'),
      blocks: [
        {
          kind: 'facts' as const,
          items: teller.facts(drill, [
            'state',
            'result',
            'startedAt',
            'endedAt',
            'kind',
            'level',
            'scenario',
            'scenarioVersion',
            'shipStatus',
            'port',
            'controller',
            'stopWord',
          ]),
        },
      ],
    },
    ...section(say('section.gate'), [
      { kind: 'facts', items: teller.facts(drill, ['safetyGate', 'gateBy', 'gateAt']) },
    ]),
    {
      title: say('section.steps'),
      blocks: [childTable(teller, steps, stepColumns(context, teller, content), say('nothing'))],
    },
    {
      title: say('section.scores'),
      blocks: [childTable(teller, scores, scoreColumns(context, teller, scenario, content), say('nothing'))],
    },
    ...section(
      say('section.debrief'),
      prose(teller, drill, ['description', 'lessons', 'bestPractice', 'deviations', 'shoreRemark']),
    ),
    {
      title: say('section.attendance'),
      blocks: [childTable(teller, attendance, attendanceColumns(context, teller), say('nothing'))],
    },
    {
      title: say('section.log'),
      blocks: [childTable(teller, lines, logColumns(context, teller, content), say('nothing'))],
    },
  ];
  const subject = title === '' ? teller.value(drill, 'title') : `${scenario?.id} ${title}`;
  const children = [...steps, ...lines, ...attendance, ...scores];
  const look = { kind: 'drillRecord', subject, watermark: DRILL_MARK, record: drill, children, sections } as const;
  return recordPaper(context, teller, look, input);
}

type Content = (path: string) => string;

function stepColumns({ say, words, formats }: PaperContext, teller: Teller, content: Content) {
  const elapsed = (record: PaperRecord, field: string) => {
    const ms = record.values[field];
    teller.value(record, field);
    return typeof ms === 'number' ? formats.clock(ms) : '';
  };
  return [
    {
      title: say('column.plan'),
      width: 1,
      text: (step: PaperRecord) => {
        teller.value(step, 'order');
        teller.value(step, 'plannedMin');
        const min = step.values['plannedMin'];
        return typeof min === 'number' ? `T+${min}` : '';
      },
    },
    {
      title: say('column.step'),
      width: 5,
      text: (step: PaperRecord) => {
        const expected = content(`step.${teller.value(step, 'key')}.expect`);
        return [teller.value(step, 'title'), expected].filter((part) => part !== '').join('\n');
      },
    },
    {
      title: words.label('drillStep', 'result'),
      width: 1.6,
      text: (step: PaperRecord) => teller.value(step, 'result'),
    },
    {
      title: say('column.clock'),
      width: 1.2,
      text: (step: PaperRecord) => elapsed(step, 'elapsedMs'),
    },
    {
      title: words.label('drillStep', 'action'),
      width: 4,
      text: (step: PaperRecord) => teller.value(step, 'action'),
    },
  ];
}

function scoreColumns(
  { say, words, content: text, formats }: PaperContext,
  teller: Teller,
  scenario: DrillRecordInput['scenario'],
  content: Content,
) {
  const time = (field: string) => (score: PaperRecord) => {
    const ms = score.values[field];
    teller.value(score, field);
    return typeof ms === 'number' ? formats.clock(ms) : '';
  };
  return [
    {
      title: say('column.criterion'),
      width: 5,
      text: (score: PaperRecord) => {
        const key = teller.value(score, 'criterion');
        const isOwn = scenario?.criteria.own.some((own) => own.key === key) ?? false;
        const said = isOwn ? content(`criterion.${key}`) : text('content-common', `criterion.${key}`);
        return said === '' ? key : said;
      },
    },
    { title: words.label('drillScore', 'limitMs'), width: 1.3, text: time('limitMs') },
    { title: words.label('drillScore', 'actualMs'), width: 1.3, text: time('actualMs') },
    {
      title: words.label('drillScore', 'score'),
      width: 2,
      text: (score: PaperRecord) => {
        const figure = teller.value(score, 'score');
        const said = text('content-common', `score.${figure}`);
        return said === '' ? figure : `${figure} ${said}`;
      },
    },
    {
      title: words.label('drillScore', 'note'),
      width: 3,
      text: (score: PaperRecord) => teller.value(score, 'note'),
    },
  ];
}

function attendanceColumns({ say, words }: PaperContext, teller: Teller) {
  const column = (field: string, width: number) => ({
    title: words.label('drillAttendance', field),
    width,
    text: (record: PaperRecord) => teller.value(record, field),
  });
  return [
    {
      title: say('column.name'),
      width: 3,
      text: (record: PaperRecord) => {
        const [name, known] = [teller.value(record, 'name'), teller.value(record, 'person')];
        return [...new Set([name, known].filter((part) => part !== ''))].join(' / ');
      },
    },
    column('rank', 2),
    column('crewId', 1.6),
    column('part', 2),
    column('present', 1.2),
    column('absentReason', 3),
  ];
}

function logColumns(context: PaperContext, teller: Teller, content: Content) {
  const { say, words, formats } = context;
  return [
    {
      title: words.label('drillTimeline', 'happenedAt'),
      width: 3,
      text: (line: PaperRecord) => {
        teller.value(line, 'happenedAt');
        const at = line.values['happenedAt'];
        return typeof at === 'number' ? bothTimes(context, at) : '';
      },
    },
    {
      title: say('column.clock'),
      width: 1.2,
      text: (line: PaperRecord) => {
        teller.value(line, 'elapsedMs');
        const ms = line.values['elapsedMs'];
        return typeof ms === 'number' ? formats.clock(ms) : '';
      },
    },
    {
      title: words.label('drillTimeline', 'kind'),
      width: 1.6,
      text: (line: PaperRecord) => teller.value(line, 'kind'),
    },
    {
      title: words.label('drillTimeline', 'text'),
      width: 6,
      text: (line: PaperRecord) => {
        const expected = content(`step.${teller.value(line, 'step')}.expect`);
        return [teller.value(line, 'text'), expected].filter((part) => part !== '').join('\n');
      },
    },
  ];
}
