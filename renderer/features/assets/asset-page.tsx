import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, useDraft, useRecord } from '#renderer/data/index.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { RecordId } from '#shared/oplog/op.ts';
import { AssetForm } from './asset-form.tsx';
import { type AssetDraft, NO_DRAFT } from './asset-form-model.ts';
import { AssetView } from './asset-view.tsx';
import { NewAssetPage } from './new-asset-page.tsx';

/** `/assets/:id`; `new` adds one. */
export function AssetPage() {
  const { id = '' } = useParams<{ id: string }>();
  return id === 'new' ? <NewAssetPage /> : <KnownAsset record={id} />;
}

function KnownAsset({ record }: { readonly record: RecordId }) {
  const { t } = useTranslation('assets');
  const row = useRecord(record);
  if (row === undefined) return <Page title={t('loading')}>{null}</Page>;
  if (row === null || row.collection !== 'asset')
    return (
      <Page title={t('unknown.title')}>
        <Panel padding="bare">
          <EmptyState
            why={t('unknown.why')}
            action={
              <Button component="a" href="#/assets">
                {t('unknown.action')}
              </Button>
            }
          />
        </Panel>
      </Page>
    );
  return <Asset row={row} />;
}

function Asset({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('assets');
  const draft = useDraft<AssetDraft>(`asset/${row.id}`, NO_DRAFT);
  if (draft.value === null) return <Page title={t('loading')}>{null}</Page>;
  if (draft.value.isOpen) return <AssetForm key={row.id} row={row} draft={draft} value={draft.value} />;
  return <AssetView row={row} onEdit={() => draft.set({ isOpen: true, loaded: row, values: {} })} />;
}
