import { useTranslation } from 'react-i18next';

/** "6 months" of `P6M`; only the units that the rules use. */
export function usePeriod(): (iso: string) => string {
  const { t } = useTranslation('scorecard');
  return (iso) => {
    const [, count = '', unit = ''] = /^P(\d+)([YMD])$/.exec(iso) ?? [];
    return unit === '' ? iso : t(`period.${unit as 'Y'}`, { count: Number(count) });
  };
}
