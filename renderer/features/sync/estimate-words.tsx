import { useTranslation } from 'react-i18next';
import type { LinkInfo } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { estimate } from '#shared/schedule/estimate.ts';

/** How long so many bytes take on the link that there is, and what they cost there. @param bytes as they go over the wire. */
export function EstimateWords({ link, bytes }: { readonly link: LinkInfo | null; readonly bytes: number }) {
  const { t } = useTranslation('sync');
  const formats = useFormats();
  if (!link || bytes === 0) return null;
  const { rules, rateBps, rttMs } = link;
  const found = estimate(rules, rateBps, rttMs ?? rules.rttMs.max, bytes);
  if (!found) return null;
  const { cost } = found;
  const money = (amount: number) => formats.number(amount, amount < 1 ? 3 : 2);
  const words =
    cost === null
      ? t('now.noPrice')
      : cost.from === cost.to
        ? t('estimate.cost', { amount: money(cost.from), currency: cost.currency })
        : t('estimate.range', { from: money(cost.from), to: money(cost.to), currency: cost.currency });
  const age = formats.duration(Math.max(1000, found.seconds * 1000));
  return <TwoLines first={t('estimate.seconds', { age })} second={words} />;
}
