import { useTranslation } from 'react-i18next';
import { type RecordRow, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { type TimelineEntry, TimelineList } from '#renderer/ui/figures/timeline-list.tsx';
import { inOrder } from '#shared/domain/drill-clock.ts';
import { parseRecordId } from '#shared/oplog/record-id.ts';
import { lineOf, stepOf } from './drill-values.ts';
import { useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';

type DrillLogProps = {
  readonly lines: readonly RecordRow[];
  readonly steps: readonly RecordRow[];
  readonly newestFirst?: boolean;
};

/** Everything that was pressed, by the drill clock. */
function useLogEntries({ lines, steps }: Pick<DrillLogProps, 'lines' | 'steps'>): readonly TimelineEntry[] {
  const { t } = useTranslation('drills');
  const fieldWords = useFieldWords();
  const words = useDrillWords();
  const formats = useFormats();
  const { persons } = useSession();
  const nameOf = (record: string | null | undefined) => persons.find((each) => each.record === record)?.name;
  const titleOf = new Map(steps.map((row) => [stepOf(row).key, stepOf(row).title]));
  const all = [
    ...lines.map((row) => {
      const { kind, happenedAt, elapsedMs, text, by, step } = lineOf(row);
      const id = parseRecordId(row.id);
      const title = step ? titleOf.get(step) : undefined;
      return {
        kind: kind ?? 'note',
        happenedAt: happenedAt ?? row.createdAt,
        elapsedMs: elapsedMs ?? null,
        seq: id.kind === 'created' ? id.counter : null,
        row,
        by,
        lead: kind === 'step' ? t('log.given') : fieldWords.code('drillTimeline', 'kind', kind ?? 'note'),
        text: text ?? (kind === 'step' ? title : undefined) ?? '',
        mark: undefined,
      };
    }),
    ...steps.map((row) => {
      const { result, doneAt, elapsedMs, action, by, title } = stepOf(row);
      return {
        kind: 'stepMarked',
        happenedAt: doneAt ?? row.createdAt,
        elapsedMs: elapsedMs ?? null,
        seq: null,
        row,
        by,
        lead: words.stepResult(result),
        text: [title, action].filter(Boolean).join(' — '),
        mark: result === 'notDone' ? ('failed' as const) : ('done' as const),
      };
    }),
  ];
  return inOrder(all).map(({ entry, at }): TimelineEntry => {
    const who = nameOf(entry.by);
    return {
      id: entry.row.id,
      at: entry.happenedAt,
      what: (
        <>
          <bdi className={classes['lead']}>{formats.clock(at)}</bdi> <strong>{entry.lead}</strong>{' '}
          <span dir="auto">{entry.text}</span>
        </>
      ),
      ...(who === undefined ? {} : { who }),
      ...(entry.mark === undefined ? {} : { mark: entry.mark }),
    };
  });
}

/** Who reacted when, by the drill clock. */
export function DrillLog({ lines, steps, newestFirst = false }: DrillLogProps) {
  const { t } = useTranslation('drills');
  const entries = useLogEntries({ lines, steps });
  if (entries.length === 0) return <p className={classes['dim']}>{t('log.empty')}</p>;
  return <TimelineList label={t('log.title')} entries={newestFirst ? entries.toReversed() : entries} />;
}

/** The newest entry alone: it stands in the log, so it is saved. */
export function LastLine({ lines, steps }: Pick<DrillLogProps, 'lines' | 'steps'>) {
  const { t } = useTranslation('drills');
  const last = useLogEntries({ lines, steps }).at(-1);
  return (
    <p className={classes['lastLine']} role="status">
      {last === undefined ? (
        t('log.empty')
      ) : (
        <>
          {last.what} · {t('log.saved')}
        </>
      )}
    </p>
  );
}
