import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type RecordRow, save, useRecords } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { REVIEW_KINDS, type ReviewFields, type ReviewKind } from '#shared/domain/review.ts';
import { GUIDE_EDITION } from './guides.ts';
import { newReview } from './review-saves.ts';
import { useWorker } from './use-worker.ts';

const REVIEWS = { collection: 'review', sort: 'createdAt', down: true } as const;
const SHOWN = { from: 0, count: 100 } as const;
export const REVIEW_MARKS: Readonly<Record<string, MarkKind>> = {
  running: 'running',
  completed: 'done',
  acknowledged: 'answered',
  cancelled: 'failed',
};

/** Internal audits and Master's reviews of this ship; a press begins the next one. */
export function AuditsPage() {
  const { t } = useTranslation('audits');
  const words = useFieldWords();
  const [, navigate] = useLocation();
  const worker = useWorker();
  const { rows, isLoading } = useRecords(REVIEWS, SHOWN);
  const { run, isBusy, error } = useCommand();

  function start(kind: ReviewKind) {
    void run(async () => {
      const title = words.code('review', 'kind', kind);
      const saved = await save([newReview(kind, { title, guideEdition: GUIDE_EDITION }, worker, Date.now())]);
      if (saved.ok) navigate(`/audits/${encodeURIComponent(saved.value[0]?.record ?? '')}`);
      return saved;
    });
  }

  return (
    <Page
      title={t('title')}
      sub={t('sub')}
      actions={REVIEW_KINDS.map((kind) => (
        <Button key={kind} disabled={isBusy} leftSection={<Icon name="play" />} onClick={() => start(kind)}>
          {t(`start.${kind}`)}
        </Button>
      ))}
    >
      <ReadinessNav current="audits" />
      {error !== null && <ErrorNote error={error} />}
      <Panel title={t('held')} padding="bare">
        {rows.length === 0 && !isLoading ? (
          <EmptyState why={t('none')} />
        ) : (
          <Rows label={t('held')}>
            {rows.map((row) => (
              <ReviewRow key={row.id} row={row} />
            ))}
          </Rows>
        )}
      </Panel>
    </Page>
  );
}

function ReviewRow({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('audits');
  const words = useFieldWords();
  const { endedAt, startedAt, auditorName } = row.values as ReviewFields;
  const state = row.state ?? 'running';
  return (
    <Row
      mark={<StatusMark kind={REVIEW_MARKS[state] ?? 'pending'}>{words.code('review', 'state', state)}</StatusMark>}
      title={row.title}
      sub={
        <>
          <bdi>{row.number}</bdi> · <Instant at={endedAt ?? startedAt ?? row.createdAt} /> · <bdi>{auditorName}</bdi>
        </>
      }
      end={
        <Button
          component="a"
          href={`#/audits/${encodeURIComponent(row.id)}`}
          aria-label={`${t('open')}: ${row.number ?? row.title}`}
        >
          {t('open')}
        </Button>
      }
    />
  );
}
