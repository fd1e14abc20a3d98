import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile, useDue, useWorkspace } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { TableColumn } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { utf8 } from '#shared/base/bytes.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { calendarFile } from './calendar-file.ts';
import { DUE_MARKS, useDueWords } from './due-words.ts';
import { MatrixTable } from './matrix-table.tsx';
import classes from './today.module.css';
import { WhyDialog } from './why-dialog.tsx';

const NONE: readonly DueEntry[] = [];
const keyOf = ({ kind, record }: DueEntry) => `${kind} ${record}`;

/** Every due date of the ship: counted by kind and month, one by one with its reason, and as a calendar file. */
export function DuePage() {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const words = useDueWords();
  const now = useNow();
  const due = useDue();
  const [asked, setAsked] = useState<DueEntry | null>(null);
  const entries = due ?? NONE;
  const columns: readonly TableColumn<DueEntry>[] = [
    {
      id: 'state',
      header: t('plan.state'),
      width: '150px',
      cell: (entry) => <StatusMark kind={DUE_MARKS[entry.state]}>{words.when(entry, now)}</StatusMark>,
    },
    {
      id: 'what',
      header: t('plan.what'),
      width: 'minmax(0, 3fr)',
      sortBy: words.title,
      cell: (entry) => <TwoLines first={words.title(entry)} second={words.short(entry)} />,
    },
    {
      id: 'day',
      header: t('plan.day'),
      width: '130px',
      sortBy: ({ dueAt }) => dueAt,
      cell: ({ dueAt }) => formats.day(utcDay(dueAt)),
    },
  ];
  return (
    <Page
      title={t('plan.title')}
      sub={
        due === undefined
          ? t('due.loading')
          : t('plan.sub', { count: due.length, overdue: due.filter(({ state }) => state === 'overdue').length })
      }
      actions={
        <>
          <Button component="a" href="#/" variant="subtle" leftSection={<Icon name="back" />}>
            {t('plan.back')}
          </Button>
          {entries.length > 0 && <CalendarButton entries={entries} />}
        </>
      }
      fill
    >
      <div className={classes['plan']}>
        {entries.length > 0 && (
          <Panel title={t('plan.matrix')} padding="bare">
            <MatrixTable entries={entries} now={now} />
          </Panel>
        )}
        <Panel title={t('plan.list')} padding="bare">
          <DataTable
            label={t('plan.list')}
            rows={entries}
            columns={columns}
            keyOf={keyOf}
            onOpen={setAsked}
            rowHeightPx={60}
            leastWidthPx={700}
            empty={due === undefined ? null : <EmptyState why={t('plan.empty')} />}
          />
        </Panel>
      </div>
      <WhyDialog entry={asked} onClose={() => setAsked(null)} />
    </Page>
  );
}

function CalendarButton({ entries }: { readonly entries: readonly DueEntry[] }) {
  const { t } = useTranslation('today');
  const { info } = useWorkspace();
  const words = useDueWords();
  const now = useNow();
  const { run, isBusy, error } = useCommand();
  const [isSaved, setSaved] = useState(false);

  async function write() {
    const events = entries.map((entry) => ({
      uid: `${info?.vesselId ?? 'ship'}-${entry.kind}-${entry.record ?? 'ship'}@bulwark`,
      on: utcDay(entry.dueAt),
      summary: words.title(entry),
      description: words.why(entry),
    }));
    const text = calendarFile(info?.vesselName ?? '', events, now);
    const saved = await run(() => saveFile(`${info?.shortCode ?? 'bulwark'}-due.ics`, utf8(text), 'text/calendar'));
    setSaved(saved.ok && saved.value);
  }

  return (
    <>
      <Button leftSection={<Icon name="calendar" />} onClick={() => void write()} disabled={isBusy}>
        {t('plan.calendar')}
      </Button>
      {isSaved && (
        <Notice kind="done" announce title={t('plan.saved')}>
          {t('plan.calendarHelp')}
        </Notice>
      )}
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
