import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, useChildren, useRecord } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { StepList } from '#renderer/ui/figures/step-list.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { MissingPage } from '#renderer/ui/layout/missing-page.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { ReviewFields, ReviewStepFields } from '#shared/domain/review.ts';
import { REVIEW_MARKS } from './audits-page.tsx';
import { ClosingPanel } from './closing-panel.tsx';
import { guideOf } from './guides.ts';
import { PointPanel } from './point-panel.tsx';
import { currentPoint } from './review-saves.ts';

const MARKS: Readonly<Record<string, MarkKind>> = { good: 'done', finding: 'failed', notApplicable: 'info' };
type Say = (key: string) => string;

/** One audit or review: a point at a time, and at the end the conclusion and the signature. */
export function AuditPage() {
  const { t } = useTranslation(['audits', 'ui']);
  const { id = '' } = useParams<{ id: string }>();
  const record = decodeURIComponent(id);
  const row = useRecord(record);
  const steps = useChildren(record, 'reviewStep');
  if (row === null)
    return (
      <MissingPage
        title={t('audits:missing.title')}
        why={t('audits:missing.why')}
        href="#/audits"
        toList={t('audits:toList')}
      />
    );
  if (row === undefined || steps === undefined) return <p role="status">{t('ui:shell.loading')}</p>;
  return <KnownReview row={row} steps={steps} />;
}

function KnownReview({ row, steps }: { readonly row: RecordRow; readonly steps: readonly RecordRow[] }) {
  const { t } = useTranslation('audits');
  const words = useFieldWords();
  const { kind, auditorName } = row.values as ReviewFields;
  const guide = guideOf(kind);
  const keys = guide?.points.map(({ key }) => key) ?? [];
  // a point stays on the screen after its answer: a finding is acted on before the next one
  const [current, setCurrent] = useState(() => currentPoint(keys, steps));
  const state = row.state ?? 'running';
  const stepOf = (key: string) => steps.find(({ values }) => values['key'] === key) ?? null;
  const resultOf = (key: string) => (stepOf(key)?.values as ReviewStepFields | undefined)?.result ?? null;
  const done = keys.filter((key) => resultOf(key) !== null).length;
  const point = guide?.points.find(({ key }) => key === current);
  const at = keys.indexOf(current ?? '');
  const say = t as unknown as Say;

  return (
    <Page
      title={row.title}
      sub={
        <>
          <bdi>{row.number}</bdi> · <bdi>{auditorName}</bdi> · {t('progress', { done, all: keys.length })}
        </>
      }
      actions={
        <>
          <Button component="a" href="#/audits" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toList')}
          </Button>
          <StatusMark kind={REVIEW_MARKS[state] ?? 'pending'} framed>
            {words.code('review', 'state', state)}
          </StatusMark>
        </>
      }
    >
      <Columns>
        <Column span={8}>
          {point !== undefined && kind && (
            <PointPanel
              key={point.key}
              review={row}
              point={point}
              step={stepOf(point.key)}
              place={t('place', { at: at + 1, all: keys.length })}
              isOpen={state === 'running'}
              onBack={at > 0 ? () => setCurrent(keys[at - 1] ?? null) : null}
              onNext={at < keys.length - 1 ? () => setCurrent(keys[at + 1] ?? null) : null}
            />
          )}
          <ClosingPanel row={row} isWhole={done === keys.length} />
        </Column>
        <Column span={4}>
          <Panel title={t('points')}>
            <StepList
              current={current ?? ''}
              steps={keys.map((key, index) => {
                const result = resultOf(key);
                return {
                  id: key,
                  lead: String(index + 1),
                  mark: MARKS[result ?? ''] ?? 'pending',
                  state: result === null ? t('open') : words.code('reviewStep', 'result', result),
                  title: say(`point.${kind}.${key}`),
                };
              })}
            />
          </Panel>
        </Column>
      </Columns>
    </Page>
  );
}
