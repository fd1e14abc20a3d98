import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecord } from '#renderer/data/index.ts';
import { once } from '#renderer/i18n/use-content.ts';
import { assert } from '#shared/base/assert.ts';
import type { AssetFields } from '#shared/domain/asset.ts';
import { fallbackOf } from '#shared/domain/content/asset-fallback.ts';
import { type AssetLibrary, readAssetLibrary } from '#shared/domain/library.ts';
import { incidentOf } from './incident-values.ts';
import classes from './incidents.module.css';
import { SavedField } from './saved-field.tsx';

/** Choose the system; how to go on without it stands below at once. */
export function FallbackList({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const ids = incidentOf(row).assets ?? [];
  return (
    <div className={classes['stack']}>
      <SavedField row={row} field="assets" />
      {ids.length === 0 ? (
        <p className={classes['dim']}>{t('fallback.choose')}</p>
      ) : (
        <ul className={classes['fallbacks']} aria-label={t('fallback.title')}>
          {ids.map((id) => (
            <Fallback key={id} asset={id} />
          ))}
        </ul>
      )}
    </div>
  );
}

async function loadLibrary(): Promise<AssetLibrary> {
  const { default: raw } = await import('#resources/library/assets.json');
  const read = readAssetLibrary(raw);
  assert(read.ok, 'the starter library fits its schema: a test of resources/library says so');
  return read.value;
}

function Fallback({ asset }: { readonly asset: string }) {
  const { t } = useTranslation(['incidents', 'library']);
  const library = use(once('asset library', loadLibrary));
  const row = useRecord(asset);
  if (row === undefined) return null;
  const fields = (row?.values ?? {}) as AssetFields;
  const found = fallbackOf(
    {
      fallback: fields.fallback ?? null,
      fallbackPlace: fields.fallbackPlace ?? null,
      libraryKey: fields.libraryKey ?? null,
    },
    library,
  );
  const say = t as unknown as (key: string) => string;
  return (
    <li className={classes['fallback']}>
      <p className={classes['strong']}>
        <bdi>{row?.title ?? t('incidents:fallback.notHere')}</bdi>
      </p>
      {found === null ? (
        <p>{t('incidents:fallback.none')}</p>
      ) : (
        <>
          <p dir="auto">{found.kind === 'own' ? found.text : say(`library:${found.textKey}`)}</p>
          {found.place !== null && (
            <p className={classes['dim']}>
              {t('incidents:fallback.place')} <bdi>{found.place}</bdi>
            </p>
          )}
          {found.kind === 'library' && <p className={classes['dim']}>{t('incidents:fallback.typical')}</p>}
        </>
      )}
    </li>
  );
}
