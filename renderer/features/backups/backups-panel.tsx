import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecordState, useRecords } from '#renderer/data/index.ts';
import { RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { digitsOf } from '#renderer/features/hash/index.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { RecordState } from '#renderer/ui/status/record-state.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import type { BackupFields } from '#shared/domain/backup.ts';

const SHOWN = { from: 0, count: 10 } as const;
const MARKS: Readonly<Record<string, MarkKind>> = { ok: 'done', partial: 'caution', failed: 'warning' };

/** The last copies of one system, the newest first. */
export function BackupsPanel({ plan }: { readonly plan: RecordRow }) {
  const { t } = useTranslation('backups');
  const { rows, total, isLoading } = useRecords(
    { collection: 'backup', where: { plan: plan.id }, sort: 'createdAt', down: true },
    SHOWN,
  );
  return (
    <Panel title={t('made.title')} aside={total > 0 ? t('made.count', { count: total }) : undefined} padding="bare">
      {rows.length === 0 ? (
        !isLoading && <EmptyState why={t('made.none')} />
      ) : (
        <Rows label={t('made.title')}>
          {rows.map((row) => (
            <BackupRow key={row.id} row={row} />
          ))}
        </Rows>
      )}
    </Panel>
  );
}

function BackupRow({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation(['backups', 'common']);
  const words = useFieldWords();
  const state = useRecordState(row);
  const fields = row.values as BackupFields;
  const { endedAt, result, mediaKind, mediaLabel, sizeBytes, performerName, report, error } = fields;
  const digits = fields.sha256s?.map(digitsOf).find((found) => found !== null);
  const medium = [mediaKind && words.code('backup', 'mediaKind', mediaKind), mediaLabel].filter(Boolean).join(' ');
  return (
    <Row
      mark={
        <StatusMark kind={MARKS[result ?? ''] ?? 'pending'}>
          {result ? words.code('backup', 'result', result) : t('common:unknown')}
        </StatusMark>
      }
      title={
        <>
          <Instant at={endedAt ?? row.createdAt} /> {medium && <bdi>· {medium}</bdi>}
        </>
      }
      sub={
        <>
          {row.number !== null && <bdi>{row.number}</bdi>}
          {performerName ? ` · ${performerName}` : ''}
          {typeof sizeBytes === 'number' && (
            <>
              {' · '}
              <Bytes value={sizeBytes} />
            </>
          )}
          {digits ? <bdi> · SHA-256 {digits.slice(0, 8)}…</bdi> : ''}
          {error ? ` · ${error}` : ''}
          {report && (
            <>
              {' · '}
              <RefTitle record={report} />
            </>
          )}
        </>
      }
      end={<RecordState state={state} />}
    />
  );
}
