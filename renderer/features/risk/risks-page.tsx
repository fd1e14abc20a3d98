import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type RecordRow, useRecords } from '#renderer/data/index.ts';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import { type RiskSide, ratingOf } from '#shared/domain/risk/risk-rating.ts';
import { type CellAt, HeatMapPanel } from './heat-map-panel.tsx';
import classes from './risk.module.css';
import { useRiskColumns } from './risk-columns.tsx';
import { useMatrix } from './use-matrix.ts';

/** More than any ship keeps. */
const ALL = { from: 0, count: 1000 } as const;
const keyOf = (row: RecordRow) => row.id;

/** The risk register of this ship: where the risks stand, and each of them. */
export function RisksPage() {
  const { t } = useTranslation(['risk', 'common']);
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [side, setSide] = useState<RiskSide>('residual');
  const [chosen, setChosen] = useState<CellAt | null>(null);
  const query = useMemo(
    () => ({ collection: 'risk', ...(text.trim() === '' ? { sort: 'createdAt', down: true } : { text }) }),
    [text],
  );
  const { rows, total, isLoading } = useRecords(query, ALL);
  const inUse = useMatrix();
  const columns = useRiskColumns(inUse?.matrix);
  if (inUse === undefined) return null;
  const { matrix } = inUse;
  const live = rows.filter(({ isRemoved }) => !isRemoved);
  const listed = live.filter(({ values }) => {
    if (chosen === null) return true;
    const rating = ratingOf(matrix, values, side);
    return rating?.likelihood === chosen.likelihood && rating.severity === chosen.severity;
  });

  return (
    <Page
      title={t('risk:title')}
      sub={isLoading ? t('risk:loading') : t('risk:sub', { count: total })}
      actions={
        <>
          <Button component="a" href="#/risk/matrix">
            {t('risk:matrix.open')}
          </Button>
          <Button component="a" href="#/risk/new" variant="filled" leftSection={<Icon name="add" />}>
            {t('risk:add')}
          </Button>
        </>
      }
    >
      <ReadinessNav current="risk" />
      {matrix.from === 'broken' && <Notice kind="caution">{t('risk:matrix.broken')}</Notice>}
      <div className={classes['split']}>
        <HeatMapPanel
          matrix={matrix}
          risks={live}
          side={side}
          onSide={(next) => {
            setSide(next);
            setChosen(null);
          }}
          chosen={chosen}
          onChoose={setChosen}
        />
        <div className={classes['register']}>
          <div className={classes['tools']}>
            <SearchField label={t('risk:search')} value={text} onChange={setText} />
            {chosen !== null && (
              <Button onClick={() => setChosen(null)} leftSection={<Icon name="close" />}>
                {t('risk:map.all')}
              </Button>
            )}
          </div>
          <Panel padding="bare">
            <DataTable
              label={t('risk:register')}
              rows={listed}
              columns={columns}
              keyOf={keyOf}
              onOpen={({ id }) => navigate(`/risk/${encodeURIComponent(id)}`)}
              rowHeightPx={60}
              leastWidthPx={480}
              empty={
                isLoading ? null : (
                  <EmptyState
                    why={text.trim() === '' && chosen === null ? t('risk:empty') : t('risk:nothingFound')}
                    action={
                      <Button component="a" href="#/risk/new" leftSection={<Icon name="add" />}>
                        {t('risk:add')}
                      </Button>
                    }
                  />
                )
              }
            />
          </Panel>
          <p className={classes['small']}>
            {t('risk:matrix.edition', { edition: matrix.edition })}{' '}
            {matrix.unverified && <StatusMark kind="info">{t('risk:unverified')}</StatusMark>}
          </p>
        </div>
      </div>
    </Page>
  );
}
