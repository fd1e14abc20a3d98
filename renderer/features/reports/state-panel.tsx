import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecordState, useSync } from '#renderer/data/index.ts';
import { FileNote } from '#renderer/features/files/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { RecordStepper } from '#renderer/ui/status/record-stepper.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { isSealed, reportOf } from './report-values.ts';
import { When } from './when.tsx';

/** Where the report is on its way, from the queue itself; what is known about the step that it stands at. */
export function StatePanel({ row }: { readonly row: RecordRow | null }) {
  const { t } = useTranslation(['reports', 'ui']);
  const state = useRecordState(row);
  const { nextTryAt, lastContactAt, isEnrolled, isIsolated } = useSync();
  const answeredAt = row === null ? null : reportOf(row).answeredAt;

  function queuedNote() {
    if (!isEnrolled) return t('reports:where.notConnected');
    if (isIsolated) return t('reports:where.isolated');
    if (nextTryAt === null) return t('reports:where.whenLink');
    return (
      <>
        {t('reports:where.nextTry')} <Instant at={nextTryAt} form="time" />
      </>
    );
  }

  const notes = {
    ...(row === null ? {} : { draft: <When at={row.createdAt} isDayOnly={isSealed(row)} /> }),
    ...(state === 'queued' ? { queued: queuedNote() } : {}),
    ...(state === 'sent' ? { sent: t('reports:where.sent') } : {}),
    ...(state === 'storedAshore' && lastContactAt !== null
      ? {
          storedAshore: (
            <>
              {t('reports:where.asOf')} <Age at={lastContactAt} form="ago" />
            </>
          ),
        }
      : {}),
    ...(state === 'answered' && typeof answeredAt === 'number' ? { answered: <Instant at={answeredAt} /> } : {}),
  };
  return (
    <Panel title={t('ui:state.title')}>
      <RecordStepper current={state} notes={notes} />
      {row !== null && <FileNote row={row} />}
    </Panel>
  );
}
