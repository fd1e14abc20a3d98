import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { CheckField } from '#renderer/ui/fields/check-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { toggled } from './importing/import-saves.ts';
import type { FrameworkPreview, ImportItem } from './importing/read-framework.ts';
import classes from './readiness.module.css';

type ImportTreeProps = {
  readonly preview: FrameworkPreview;
  /** Places that are left out. */
  readonly out: ReadonlySet<number>;
  readonly onOut: (out: ReadonlySet<number>) => void;
  readonly takenCount: number;
  /** The very same file was taken in before. */
  readonly isAgain: boolean;
  readonly isBusy: boolean;
  readonly onTake: () => void;
  readonly onAgain: () => void;
};

const isMarked = ({ standing, isDuplicate }: ImportItem) => standing !== 'current' || isDuplicate;

/** Everything that is in the file, with counts, and a tick for what comes in. */
export function ImportTree(props: ImportTreeProps) {
  const { preview, out, onOut, takenCount, isAgain, isBusy, onTake, onAgain } = props;
  const { t } = useTranslation('readiness');
  const [filter, setFilter] = useState<'marked' | null>(null);
  const { items } = preview;
  const count = (fits: (item: ImportItem) => boolean) => items.filter(fits).length;
  const old = count(({ standing }) => standing === 'old');
  const withdrawn = count(({ standing }) => standing === 'withdrawn');
  const duplicate = count(({ isDuplicate }) => isDuplicate);
  const shown = filter === null ? items : items.filter(isMarked);
  return (
    <Columns>
      <Column span={8}>
        <Panel
          title={t('import.found')}
          padding="bare"
          action={
            <FilterSelect
              label={t('import.filter')}
              all={t('import.all')}
              value={filter}
              onChange={setFilter}
              options={[{ value: 'marked', label: t('import.marked') }]}
            />
          }
        >
          <ul className={classes['list']}>
            {shown.map((item) => (
              <li key={item.place} className={classes['part']} data-depth={Math.min(item.depth, 4)}>
                <CheckField
                  label={[item.key, item.title || item.text.slice(0, 160), ...marksOf(item)]
                    .filter(Boolean)
                    .join(' · ')}
                  checked={!out.has(item.place)}
                  onChange={() => onOut(toggled(items, out, item.place))}
                  disabled={isBusy}
                />
              </li>
            ))}
          </ul>
        </Panel>
      </Column>
      <Column span={4}>
        <Panel
          title={preview.title}
          foot={
            <ActionBar>
              <Button
                variant="filled"
                size="lg"
                leftSection={<Icon name="download" />}
                onClick={onTake}
                disabled={isBusy || takenCount === 0}
              >
                {t('import.take', { count: takenCount })}
              </Button>
              <Button variant="subtle" onClick={onAgain} disabled={isBusy}>
                {t('import.again')}
              </Button>
            </ActionBar>
          }
        >
          <div className={classes['stack']}>
            <p className={classes['dim']}>{[preview.edition, preview.publisher].filter(Boolean).join(' · ')}</p>
            <p>{t('import.total', { count: items.length })}</p>
            <ul className={classes['facts']}>
              <li>{t('import.taken', { count: takenCount })}</li>
              <li>{t('import.out', { count: items.length - takenCount })}</li>
              {old > 0 && <li>{t('import.old', { count: old })}</li>}
              {withdrawn > 0 && <li>{t('import.withdrawn', { count: withdrawn })}</li>}
              {duplicate > 0 && <li>{t('import.duplicate', { count: duplicate })}</li>}
            </ul>
            {old + withdrawn + duplicate > 0 && <p className={classes['dim']}>{t('import.proposal')}</p>}
            {isAgain && <Notice kind="caution">{t('import.same')}</Notice>}
            {preview.copyright !== '' && (
              <KeyValue
                layout="columns"
                items={[{ label: t('import.copyright'), value: <bdi>{preview.copyright}</bdi> }]}
              />
            )}
          </div>
        </Panel>
      </Column>
    </Columns>
  );

  function marksOf({ standing, isDuplicate }: ImportItem): readonly string[] {
    return [
      ...(standing === 'old' ? [t('import.oldWord')] : []),
      ...(standing === 'withdrawn' ? [t('import.withdrawnWord')] : []),
      ...(isDuplicate ? [t('import.duplicateWord')] : []),
    ];
  }
}
