import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, save, useDraft, useRecord } from '#renderer/data/index.ts';
import { FieldList, useFieldWords } from '#renderer/features/fields/index.ts';
import { HistoryPanel } from '#renderer/features/history/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { QuestionLinks } from '#renderer/features/readiness/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { MissingPage } from '#renderer/ui/layout/missing-page.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { Value } from '#shared/base/value.ts';
import type { RiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import type { RiskFields } from '#shared/domain/risk.ts';
import { DecisionPanel } from './decision-panel.tsx';
import { DrillsPanel } from './drills-panel.tsx';
import { LevelPanel } from './level-panel.tsx';
import { MeasuresPanel } from './measures-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { RiskForm } from './risk-form.tsx';
import { useMatrix } from './use-matrix.ts';

const WHAT = ['scenario', 'threat', 'threatActors', 'vulnerabilities', 'vulnerabilityNote', 'assets', 'zone'] as const;
const MEASURES = ['controls', 'controlEffectiveness', 'interimMeasure', 'owner', 'ownerRole', 'dueOn', 'note'] as const;

/** One risk: how bad it is, what is done about it, who decided, when it is looked at again. */
export function RiskPage() {
  const { t } = useTranslation('risk');
  const { id = '' } = useParams<{ id: string }>();
  const row = useRecord(decodeURIComponent(id));
  const inUse = useMatrix();
  if (row === undefined || inUse === undefined) return null;
  if (row === null || row.collection !== 'risk')
    return <MissingPage title={t('missing.title')} why={t('missing.why')} href="#/risk" toList={t('toList')} />;
  return <KnownRisk row={row} matrix={inUse.matrix} />;
}

type RiskDraft = { readonly loaded: RecordRow; readonly values: Readonly<Record<string, Value>> } | null;
const CLOSED: RiskDraft = null;
type Kept = { readonly open: RiskDraft };

function KnownRisk({ row, matrix }: { readonly row: RecordRow; readonly matrix: RiskMatrix }) {
  const { t } = useTranslation('risk');
  const words = useFieldWords();
  const [initial] = useState<Kept>({ open: CLOSED });
  const draft = useDraft<Kept>(`risk/${row.id}/edit`, initial);
  const open = draft.value?.open ?? null;

  async function keep() {
    if (open === null) return { ok: true as const, value: null };
    const { loaded, values } = open;
    const saved = await save([{ record: row.id, collection: 'risk', loaded, values }]);
    if (saved.ok) await draft.clear();
    return saved;
  }

  const { threat } = row.values;
  const questions = (row.values as RiskFields).questions ?? [];
  return (
    <Page
      title={row.title}
      sub={
        <>
          <bdi>{row.number}</bdi>
          {typeof threat === 'string' && ` · ${words.code('risk', 'threat', threat)}`}
        </>
      }
      actions={
        <>
          <Button component="a" href="#/risk" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toList')}
          </Button>
          {open === null && !row.isRemoved && (
            <Button
              leftSection={<Icon name="edit" />}
              onClick={() => draft.set(() => ({ open: { loaded: row, values: {} } }))}
            >
              {t('edit')}
            </Button>
          )}
        </>
      }
    >
      <ConflictNote record={row.id} />
      {row.isRemoved && <Notice kind="info">{t('voided')}</Notice>}
      {open === null ? (
        <Columns>
          <Column span={8}>
            <LevelPanel row={row} matrix={matrix} />
            <Panel title={t('form.what')}>
              <FieldList row={row} fields={WHAT} />
            </Panel>
            <Panel title={t('form.measures')}>
              <FieldList row={row} fields={MEASURES} />
            </Panel>
            {questions.length > 0 && (
              <Panel title={words.label('risk', 'questions')} padding="bare">
                <QuestionLinks questions={questions} label={words.label('risk', 'questions')} />
              </Panel>
            )}
            <MeasuresPanel row={row} />
            <DrillsPanel row={row} />
          </Column>
          <Column span={4}>
            <DecisionPanel row={row} matrix={matrix} />
            <ReviewPanel row={row} matrix={matrix} />
            <HistoryPanel record={row.id} />
          </Column>
        </Columns>
      ) : (
        <>
          {open.loaded.revision !== row.revision && <Notice kind="caution">{t('form.changed')}</Notice>}
          <RiskForm
            matrix={matrix}
            values={{ ...open.loaded.values, ...open.values }}
            onChange={(field, next) =>
              draft.set((before) =>
                before.open === null
                  ? before
                  : { open: { ...before.open, values: { ...before.open.values, [field]: next } } },
              )
            }
            onSave={keep}
            onCancel={() => void draft.clear()}
            saveWord={t('form.save')}
          />
        </>
      )}
    </Page>
  );
}
