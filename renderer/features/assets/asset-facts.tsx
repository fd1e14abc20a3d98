import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecords, useSession } from '#renderer/data/index.ts';
import { PersonName, useFieldWords } from '#renderer/features/fields/index.ts';
import { KeyValue, type KeyValueItem } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { isUnverifiedFromLibrary } from './asset-state.ts';
import { AssetStateMark } from './asset-state-mark.tsx';
import classes from './assets.module.css';
import { useVerifyDays } from './use-verify-days.ts';

const NEWEST = { from: 0, count: 1 } as const;

function useNewestAt(collection: 'backup' | 'restoreTest', asset: string): number | null {
  const { rows } = useRecords({ collection, where: { asset }, sort: 'startedAt', down: true }, NEWEST);
  const { startedAt } = rows[0]?.values ?? {};
  return typeof startedAt === 'number' ? startedAt : null;
}

/** What is asked first about an asset: its state, its category, who looked at it last, whether it can be restored. */
export function AssetFacts({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation(['assets', 'common']);
  const { side } = useSession();
  const words = useFieldWords();
  const everyDays = useVerifyDays();
  const backupAt = useNewestAt('backup', row.id);
  const testAt = useNewestAt('restoreTest', row.id);
  const { status, e22Category, verifiedOn, verifiedBy, ismCritical } = row.values;
  const unknown = t('common:unknown');

  const items: readonly KeyValueItem[] = [
    {
      label: words.label('asset', 'status'),
      value: typeof status === 'string' ? words.code('asset', 'status', status) : unknown,
      strong: true,
    },
    {
      label: words.label('asset', 'e22Category'),
      value: typeof e22Category === 'string' ? e22Category : unknown,
      strong: true,
    },
    {
      label: words.label('asset', 'ismCritical'),
      value: typeof ismCritical === 'boolean' ? t(ismCritical ? 'common:yes' : 'common:no') : unknown,
    },
    {
      label: t('assets:facts.verified'),
      value:
        typeof verifiedOn === 'string' && verifiedOn !== '' ? (
          <Age at={Date.parse(`${verifiedOn}T00:00:00Z`)} form="ago" />
        ) : (
          unknown
        ),
    },
    ...(typeof verifiedBy === 'string'
      ? [{ label: words.label('asset', 'verifiedBy'), value: <PersonName actor={verifiedBy} /> }]
      : []),
    { label: t('assets:facts.backup'), value: <Age at={backupAt} form="ago" /> },
    { label: t('assets:facts.restoreTest'), value: <Age at={testAt} form="ago" /> },
  ];

  return (
    <Panel title={t('assets:facts.title')} aside={<AssetStateMark row={row} everyDays={everyDays} />}>
      <KeyValue items={items} />
      {isUnverifiedFromLibrary(row) && (
        <p className={classes['remark']}>{t(side === 'shore' ? 'assets:libraryForShore' : 'assets:libraryForShip')}</p>
      )}
    </Panel>
  );
}
