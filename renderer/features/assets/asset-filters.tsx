import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { FilterBar } from '#renderer/ui/table/filter-bar.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import { ASSET_GROUPS, ASSET_STATUSES, E22_CATEGORIES } from '#shared/domain/asset.ts';
import { isFiltered, NO_FILTER, ORDERS, useAssetList } from './asset-filter.ts';
import type { Zones } from './use-zones.ts';

/** What the register is narrowed by, and its order. */
export function AssetFilters({ zones }: { readonly zones: Zones }) {
  const { t } = useTranslation('assets');
  const words = useFieldWords();
  const { filter, set } = useAssetList();
  return (
    <FilterBar onClear={isFiltered(filter) ? () => set({ ...NO_FILTER, order: filter.order }) : null}>
      <SearchField label={t('filter.search')} value={filter.text} onChange={(text) => set({ text })} />
      <FilterSelect
        label={words.label('asset', 'group')}
        all={t('filter.allGroups')}
        value={filter.group}
        onChange={(group) => set({ group })}
        options={ASSET_GROUPS.map((group) => ({ value: group, label: words.code('asset', 'group', group) }))}
      />
      <FilterSelect
        label={words.label('asset', 'zone')}
        all={t('filter.allZones')}
        value={filter.zone}
        onChange={(zone) => set({ zone })}
        options={zones.rows.map(({ id, title, values }) => ({
          value: id,
          label: typeof values['key'] === 'string' ? `${values['key']} ${title}` : title,
        }))}
      />
      <FilterSelect
        label={words.label('asset', 'e22Category')}
        all={t('filter.allCategories')}
        value={filter.category}
        onChange={(category) => set({ category })}
        options={E22_CATEGORIES.map((value) => ({ value, label: t('filter.category', { category: value }) }))}
      />
      <FilterSelect
        label={words.label('asset', 'status')}
        all={t('filter.allStates')}
        value={filter.status}
        onChange={(status) => set({ status })}
        options={[
          ...ASSET_STATUSES.map((value) => ({ value: value as string, label: words.code('asset', 'status', value) })),
          { value: 'conflict', label: t('filter.conflict') },
          { value: 'removed', label: t('filter.removed') },
        ]}
      />
    </FilterBar>
  );
}

/** What the list runs by; while words are searched the best match stands first. */
export function AssetOrder() {
  const { t } = useTranslation('assets');
  const { filter, set } = useAssetList();
  return (
    <FilterSelect
      label={t('filter.order')}
      all={t('filter.orderBy.title')}
      value={filter.order === 'title' ? null : filter.order}
      onChange={(order) => set({ order: order ?? 'title' })}
      options={ORDERS.filter((order) => order !== 'title').map((value) => ({
        value,
        label: t(`filter.orderBy.${value}`),
      }))}
    />
  );
}
