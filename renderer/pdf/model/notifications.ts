import type { CallScripts, NotificationRule } from '#shared/domain/notify/notification-rules.ts';
import type { NotificationDuty } from '#shared/domain/notify/notify-duties.ts';
import { fieldColumns } from './columns.ts';
import { childTable, framed, noteBlock } from './frame.ts';
import type { Paper, PaperBlock } from './paper.ts';
import { bothTimes, type PaperContext, type PaperRecord } from './paper-context.ts';
import { createTeller } from './teller.ts';

const TEXTS = 'content-notifications';
/** Room to write by hand. */
const BLANK = '. . . . . . . . . . .';

export type NotificationSheetInput = {
  /** Null: a blank sheet, kept beside the radio. */
  readonly incident: PaperRecord | null;
  readonly duties: readonly NotificationDuty[];
  readonly notifications: readonly PaperRecord[];
};

/** Who must be told, by when, how; what was told already, and room for the rest by pen (domain.md 7.4). */
export function notificationSheetPaper(context: PaperContext, input: NotificationSheetInput): Paper {
  const { say, content } = context;
  const { incident, duties, notifications } = input;
  const teller = createTeller(context);
  const open = duties.filter(({ applies }) => applies !== 'no');
  const rows = open.map(({ rule, applies, dueAt, practiceDueAt }) => {
    const mark = rule.unverified ? ` (${say('unverifiedShort')})` : '';
    const limit = [limitOf(context, rule), dueAt ?? practiceDueAt].map((part) =>
      typeof part === 'number' ? bothTimes(context, part) : (part ?? ''),
    );
    return [
      rule.id,
      `${content(TEXTS, `row.${rule.id}.to`)}${mark}`,
      applies === 'ask'
        ? `${content(TEXTS, `row.${rule.id}.when`)} ${say('notify.ask')}`
        : content(TEXTS, `row.${rule.id}.when`),
      [...limit, content(TEXTS, `row.${rule.id}.how`), rule.phone ?? ''].filter((part) => part !== '').join('\n'),
      BLANK,
      BLANK,
    ];
  });
  return framed(context, {
    kind: 'notificationSheet',
    subject: incident === null ? say('notify.blank') : incident.title,
    number: incident?.number ?? null,
    records: incident === null ? [] : [incident, ...notifications],
    sections: [
      {
        title: null,
        blocks: [
          noteBlock(say('notify.master')),
          {
            kind: 'table',
            columns: [
              { title: say('column.no'), width: 0.8 },
              { title: say('column.whom'), width: 2.6 },
              { title: say('column.when'), width: 3 },
              { title: say('column.limit'), width: 3.2 },
              { title: say('column.told'), width: 1.5 },
              { title: say('column.reference'), width: 1.5 },
            ],
            rows: rows.map((cells) => ({ cells })),
            empty: say('nothing'),
          },
        ],
      },
      {
        title: say('section.notified'),
        blocks: [
          childTable(
            teller,
            notifications,
            fieldColumns(context, teller, 'incidentNotification', [
              'rule',
              ['addressee', 2],
              'status',
              ['toldAt', 2],
              ['receivedBy', 1.6],
              ['referenceNumber', 3],
            ]),
            say('nothing'),
          ),
        ],
      },
    ],
  });
}

/** `PT1H` as one hour; a worded limit in its words. */
function limitOf({ content, formats, say }: PaperContext, { deadline }: NotificationRule): string {
  if (!deadline.startsWith('P')) return content(TEXTS, `deadline.${deadline}`);
  const match = /^P(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(deadline);
  const [months = 0, days = 0, hours = 0, minutes = 0] = (match?.slice(1) ?? []).map((part) => Number(part ?? 0));
  const ms = (((months * 30 + days) * 24 + hours) * 60 + minutes) * 60_000;
  return say('notify.within', { time: formats.duration(ms) });
}

/**
 * What is said on the telephone, filled in as far as it is known; the rest by pen. Foreign stations are called in English:
 * it stands first, what the crew reads beside it, as on the screen of the call.
 *
 * @param second words of the other language; null: it is printed in one.
 */
export function callScriptsPaper(
  context: PaperContext,
  second: PaperContext | null,
  scripts: CallScripts,
  known: Readonly<Record<string, string>>,
): Paper {
  const { say, content } = context;
  const filled = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => known[name] || BLANK);
  const sides = second === null ? [context] : [context, second].toSorted(englishFirst);
  const spoken = (id: string, lines: readonly string[]): PaperBlock => {
    const texts = lines.map((line) => sides.map((side) => filled(side.content(TEXTS, `script.${id}.line.${line}`))));
    if (second === null) {
      const items = texts.map(([text = ''], i) => ({ no: String(i + 1), text }));
      return { kind: 'steps', boxes: true, items };
    }
    return {
      kind: 'table',
      columns: [
        { title: say('column.no'), width: 0.8 },
        ...sides.map((side, at) => ({
          title: side.say('languageName'),
          width: 5,
          ...(at > 0 ? { apart: true as const } : {}),
        })),
      ],
      rows: texts.map((cells, i) => ({ cells: [String(i + 1), ...cells] })),
      empty: say('nothing'),
    };
  };
  return framed(context, {
    kind: 'callScripts',
    sections: scripts.rows.map(({ id, lines, unverified }, at) => ({
      title: content(TEXTS, `script.${id}.title`),
      isNewPage: at > 0 && at % (second === null ? 3 : 2) === 0,
      blocks: [...(unverified ? [noteBlock(say('unverified'))] : []), spoken(id, lines)],
    })),
  });
}

function englishFirst(a: PaperContext, b: PaperContext): number {
  return Number(b.language === 'en') - Number(a.language === 'en');
}
