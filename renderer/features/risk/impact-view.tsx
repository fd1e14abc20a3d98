import { useTranslation } from 'react-i18next';
import { type RecordRow, useBackupFigures, useRecords } from '#renderer/data/index.ts';
import { recordHref } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import type { AssetFields } from '#shared/domain/asset.ts';
import { needsOf, type Stop } from '#shared/domain/risk/impact.ts';
import classes from './risk.module.css';
import { RisksAbout } from './risks-about.tsx';

const MINUTE_MS = 60_000;

type ImpactViewProps = {
  readonly row: RecordRow;
  readonly stops: readonly Stop[];
  readonly titleOf: (asset: string) => string;
};

/** One system: how soon it is back, how old its data may be, what it needs and all that stops with it. */
export function ImpactView({ row, stops, titleOf }: ImpactViewProps) {
  const { t } = useTranslation(['risk', 'common']);
  const formats = useFormats();
  const { rtoMin, rpoMin, maxOutageMin, fallback } = row.values as AssetFields;
  const lastGoodAt = useLastGood(row.id);
  const minutes = (value: number | null | undefined) =>
    value == null ? t('common:unknown') : formats.duration(value * MINUTE_MS);
  const needs = needsOf(row);
  return (
    <>
      <Panel title={row.title} action={<Link asset={row.id}>{t('risk:impact.open')}</Link>}>
        <KeyValue
          items={[
            { label: t('risk:impact.rto'), value: minutes(rtoMin) },
            { label: t('risk:impact.rpo'), value: minutes(rpoMin) },
            { label: t('risk:impact.outage'), value: minutes(maxOutageMin) },
            {
              label: t('risk:impact.lastGood'),
              value: lastGoodAt === null ? t('risk:impact.noBackup') : <Age at={lastGoodAt} form="ago" />,
            },
            {
              label: t('risk:impact.needs'),
              value:
                needs.length === 0 ? t('risk:impact.nothing') : needs.map(({ asset }) => titleOf(asset)).join(', '),
            },
            { label: t('risk:impact.fallback'), value: fallback || t('common:unknown') },
          ]}
          layout="columns"
        />
      </Panel>
      <Panel title={t('risk:impact.stopsTitle')} aside={t('risk:impact.count', { count: stops.length })}>
        {stops.length === 0 ? (
          <p className={classes['small']}>{t('risk:impact.none')}</p>
        ) : (
          <Branch through={row.id} stops={stops} titleOf={titleOf} />
        )}
      </Panel>
      <RisksAbout record={row.id} by="assets" />
    </>
  );
}

type BranchProps = Omit<ImpactViewProps, 'row'> & { readonly through: string };

/** What needs this directly, and under each what needs that: a list in a list, for the eye and for the ear. */
function Branch({ through, stops, titleOf }: BranchProps) {
  const { t } = useTranslation('risk');
  const formats = useFormats();
  const here = stops.filter((stop) => stop.through === through);
  if (here.length === 0) return null;
  return (
    <ul className={classes['branch']} aria-label={t('impact.needsThis', { system: titleOf(through) })}>
      {here.map(({ asset, by, allowedMin, backAfterMin, isTooLate }) => (
        <li key={asset}>
          <Link asset={asset}>{titleOf(asset)}</Link>
          <span className={classes['small']}>
            {by === 'installedOn' && ` · ${t('impact.installed')}`}
            {allowedMin !== null && ` · ${t('impact.allowed', { time: formats.duration(allowedMin * MINUTE_MS) })}`}
            {backAfterMin !== null && ` · ${t('impact.back', { time: formats.duration(backAfterMin * MINUTE_MS) })}`}
          </span>{' '}
          {isTooLate && <StatusMark kind="warning">{t('impact.tooLate')}</StatusMark>}
          <Branch through={asset} stops={stops} titleOf={titleOf} />
        </li>
      ))}
    </ul>
  );
}

function Link({ asset, children }: { readonly asset: string; readonly children: string }) {
  return (
    <a className={classes['link']} href={recordHref(asset) ?? ''}>
      <bdi>{children}</bdi>
    </a>
  );
}

const PLANS = { from: 0, count: 50 } as const;

/** When the newest good backup of any plan of this system was made, UTC ms. */
function useLastGood(asset: string): number | null {
  const plans = useRecords({ collection: 'backupPlan', where: { assets: asset } }, PLANS).rows;
  const figures = useBackupFigures() ?? [];
  const times = figures.flatMap(({ plan, lastGoodAt }) =>
    lastGoodAt !== null && plans.some(({ id }) => id === plan) ? [lastGoodAt] : [],
  );
  return times.length === 0 ? null : Math.max(...times);
}
