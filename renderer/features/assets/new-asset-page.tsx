import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { newId, type SaveDraft, save, useDraft, useRecords } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { FilterBar } from '#renderer/ui/table/filter-bar.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import { type AppError, ok, type Result } from '#shared/base/result.ts';
import { ASSET_GROUPS } from '#shared/domain/asset.ts';
import type { LibraryAsset } from '#shared/domain/library.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { useAssetList } from './asset-filter.ts';
import { AssetForm } from './asset-form.tsx';
import { type AssetDraft, NO_DRAFT } from './asset-form-model.ts';
import classes from './assets.module.css';
import { assetDraft, LIBRARY, missingZones, searchLibrary, zoneDraft } from './library-drafts.ts';
import { LibraryList } from './library-list.tsx';
import { useLibraryText } from './use-library-text.ts';
import { useZones } from './use-zones.ts';

const BLANK: AssetDraft = { isOpen: true, loaded: null, values: { status: 'inUse' } };
const FROM_LIBRARY = { collection: 'asset', anyOf: { libraryKey: LIBRARY.map(({ key }) => key) } } as const;

/** Two ways to add: tick what is aboard in the starter library, or fill in a blank form. */
export function NewAssetPage() {
  const { t } = useTranslation('assets');
  const draft = useDraft<AssetDraft>('asset/new', NO_DRAFT);
  if (draft.value === null) return <Page title={t('loading')}>{null}</Page>;
  if (draft.value.isOpen) return <AssetForm row={null} draft={draft} value={draft.value} />;
  return <LibraryPicker onBlank={() => draft.set(BLANK)} />;
}

function LibraryPicker({ onBlank }: { readonly onBlank: () => void }) {
  const { t } = useTranslation('assets');
  const words = useFieldWords();
  const text = useLibraryText();
  const [, navigate] = useLocation();
  const { open, setAdded } = useAssetList();
  const zones = useZones();
  const held = useHeld();
  const [typed, setTyped] = useState('');
  const [group, setGroup] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAsked, setAsked] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const rows = searchLibrary(LIBRARY, typed, group, text);
  const picked = LIBRARY.filter(({ key }) => chosen.has(key));
  const known = new Map(
    zones.rows.flatMap(({ id, values }) => (typeof values['key'] === 'string' ? [[values['key'], id] as const] : [])),
  );
  const toMake = missingZones(picked, known);

  function toggle(key: string, isChosen: boolean) {
    const next = new Set(chosen);
    if (isChosen) next.add(key);
    else next.delete(key);
    setChosen(next);
    setAsked(false);
  }

  async function drafts(): Promise<Result<readonly SaveDraft[]>> {
    const ids = new Map<string, RecordId>(known);
    const made: SaveDraft[] = [];
    for (const key of toMake) {
      const id = await newId('zone');
      if (!id.ok) return id;
      ids.set(key, id.value);
      made.push(zoneDraft(key, id.value, text));
    }
    return ok([...made, ...picked.map((row) => assetDraft(row, ids, text, t('library.e22Reason')))]);
  }

  async function add() {
    setAsked(true);
    if (picked.length === 0 || isBusy) return;
    setBusy(true);
    const ready = await drafts();
    const saved = ready.ok ? await save(ready.value) : ready;
    setBusy(false);
    if (!saved.ok) {
      setError(saved.error);
      return;
    }
    const last = saved.value.at(-1)?.record;
    if (last !== undefined) open(last);
    setAdded(picked.length);
    navigate(picked.length === 1 && last !== undefined ? `/assets/${encodeURIComponent(last)}` : '/assets');
  }

  return (
    <Page
      title={t('new.title')}
      sub={t('new.sub', { count: LIBRARY.length })}
      actions={
        <Button leftSection={<Icon name="edit" />} onClick={onBlank}>
          {t('new.blank')}
        </Button>
      }
      fill
    >
      <Columns>
        <Column span={8} rows="auto minmax(0, 1fr)">
          <FilterBar
            onClear={
              typed === '' && group === null
                ? null
                : () => {
                    setTyped('');
                    setGroup(null);
                  }
            }
          >
            <SearchField label={t('library.search')} value={typed} onChange={setTyped} />
            <FilterSelect
              label={words.label('asset', 'group')}
              all={t('filter.allGroups')}
              value={group}
              onChange={setGroup}
              options={ASSET_GROUPS.map((value) => ({
                value: value as string,
                label: words.code('asset', 'group', value),
              }))}
            />
          </FilterBar>
          <Panel padding="bare" scrolls>
            {rows.length === 0 ? (
              <EmptyState why={t('library.nothing')} action={<Button onClick={onBlank}>{t('new.blank')}</Button>} />
            ) : (
              <LibraryList rows={rows} chosen={chosen} onToggle={toggle} held={held} text={text} />
            )}
          </Panel>
        </Column>
        <Column span={4} rows="minmax(0, 1fr)">
          <Panel
            title={t('library.chosen', { count: picked.length })}
            scrolls
            foot={
              <ActionBar
                end={
                  picked.length > 0 && (
                    <Button variant="subtle" onClick={() => setChosen(new Set())}>
                      {t('library.none')}
                    </Button>
                  )
                }
              >
                <Button
                  variant="filled"
                  size="lg"
                  leftSection={<Icon name="check" />}
                  onClick={() => void add()}
                  disabled={isBusy}
                >
                  {t('library.add', { count: picked.length })}
                </Button>
              </ActionBar>
            }
          >
            <Chosen picked={picked} toMake={toMake} isAsked={isAsked} text={text} />
            {error !== null && <ErrorNote error={error} />}
          </Panel>
        </Column>
      </Columns>
    </Page>
  );
}

type ChosenProps = {
  readonly picked: readonly LibraryAsset[];
  readonly toMake: readonly string[];
  readonly isAsked: boolean;
  readonly text: (key: string) => string;
};

function Chosen({ picked, toMake, isAsked, text }: ChosenProps) {
  const { t } = useTranslation('assets');
  if (picked.length === 0)
    return (
      <p className={classes['small']} role={isAsked ? 'alert' : undefined}>
        {isAsked ? t('library.chooseFirst') : t('library.how')}
      </p>
    );
  return (
    <div className={classes['picked']}>
      <ul className={classes['pickedList']}>
        {picked.map((row) => (
          <li key={row.key}>{text(row.nameKey)}</li>
        ))}
      </ul>
      {toMake.length > 0 && <p className={classes['small']}>{t('library.zones', { zones: toMake.join(', ') })}</p>}
      <StatusMark kind="info">{t('library.unverified')}</StatusMark>
      <p className={classes['small']}>{t('library.unverifiedWords')}</p>
    </div>
  );
}

/** How many assets came from each row of the library already. */
function useHeld(): ReadonlyMap<string, number> {
  const { rows } = useRecords(FROM_LIBRARY, { from: 0, count: 1000 });
  const held = new Map<string, number>();
  for (const { values } of rows) {
    const key = values['libraryKey'];
    if (typeof key === 'string') held.set(key, (held.get(key) ?? 0) + 1);
  }
  return held;
}
