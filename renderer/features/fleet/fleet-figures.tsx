import { useTranslation } from 'react-i18next';
import type { HubVessel } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import classes from './fleet.module.css';
import { sumFleet } from './fleet-model.ts';

/** The fleet in four figures, readable from a step away. */
export function FleetFigures({ vessels }: { readonly vessels: readonly HubVessel[] }) {
  const { t } = useTranslation('fleet');
  const formats = useFormats();
  const now = useNow();
  const { all, inTime, missing, conflicts, here } = sumFleet(vessels, now);
  if (all === 0) return null;
  const figures = [
    { key: 'inTime', value: t('figure.of', { part: inTime, all }), words: t('figure.inTime') },
    { key: 'missing', value: formats.number(missing), words: t('figure.missing', { count: missing }) },
    { key: 'conflicts', value: formats.number(conflicts), words: t('figure.conflicts', { count: conflicts }) },
    { key: 'here', value: t('figure.of', { part: here, all }), words: t('figure.here') },
  ];
  return (
    <dl className={classes['figures']}>
      {figures.map(({ key, value, words }) => (
        <div key={key} className={classes['figure']}>
          <dt className={classes['figureWords']}>{words}</dt>
          <dd className={classes['figureValue']}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
