import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, useChildren, useRecord, useSession } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { DebriefView } from './debrief-view.tsx';
import { drillState } from './drill-values.ts';
import { ReadyView } from './ready-view.tsx';
import { RecordView } from './record-view.tsx';
import { RunView } from './run-view.tsx';

/** A drill and what lies under it; the same in each of its views. */
export type DrillParts = {
  readonly row: RecordRow;
  readonly steps: readonly RecordRow[];
  readonly lines: readonly RecordRow[];
  readonly attendance: readonly RecordRow[];
  readonly scores: readonly RecordRow[];
};

/** One drill: prepared, run, debriefed, and then the record of it. Ashore it is read. */
export function DrillPage() {
  const { t } = useTranslation(['drills', 'ui']);
  const { id = '' } = useParams<{ id: string }>();
  const row = useRecord(id);
  const steps = useChildren(id, 'drillStep');
  const lines = useChildren(id, 'drillTimeline');
  const attendance = useChildren(id, 'drillAttendance');
  const scores = useChildren(id, 'drillScore');
  if (row === null) {
    return (
      <Page title={t('drills:unknown')}>
        <ErrorNote
          error={{ code: 'record/unknown' }}
          action={
            <Button component="a" href="#/drills">
              {t('drills:toList')}
            </Button>
          }
        />
      </Page>
    );
  }
  if (!row || !steps || !lines || !attendance || !scores) return <p role="status">{t('ui:shell.loading')}</p>;
  return <KnownDrill row={row} steps={steps} lines={lines} attendance={attendance} scores={scores} />;
}

function KnownDrill(parts: DrillParts) {
  const { side, person } = useSession();
  const state = drillState(parts.row);
  if (side === 'shore' || person === null || parts.row.isRemoved) return <RecordView {...parts} />;
  if (state === 'draft' || state === 'ready') return <ReadyView {...parts} />;
  if (state === 'running' || state === 'paused') return <RunView {...parts} />;
  if (state === 'debrief' || state === 'aborted') return <DebriefView {...parts} />;
  return <RecordView {...parts} />;
}
