import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLink, type LinkInfo } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { KeyValue, type KeyValueItem } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { AppError } from '#shared/base/result.ts';
import { LINK_IDS } from '#shared/schedule/link-profile.ts';
import { hoursText } from './policy-form.ts';
import classes from './sync.module.css';

const AUTO = 'auto';

/** Which link this is taken for and why, what may go over it, and what happens next. */
export function LinkNowPanel({ link }: { readonly link: LinkInfo }) {
  const { t } = useTranslation('sync');
  const formats = useFormats();
  const [error, setError] = useState<AppError | null>(null);
  const { rules, isByHand, isKnown, rttMs, bps } = link;
  const isPacket = rules.bearer === 'packet';

  async function choose(chosen: string | null) {
    const done = await chooseLink(LINK_IDS.find((id) => id === chosen) ?? null);
    setError(done.ok ? null : done.error);
  }

  function price(): string {
    if (rules.price)
      return t('now.perMb', { amount: formats.number(rules.price.perMb), currency: rules.price.currency });
    if (!rules.pricePerMb) return t('now.noPrice');
    const { min, max, currency } = rules.pricePerMb;
    return t('now.perMbRange', { from: formats.number(min), to: formats.number(max), currency });
  }

  const items: readonly KeyValueItem[] = [
    {
      label: t('now.rtt'),
      value: rttMs === null ? t('now.notMeasured') : t('now.ms', { ms: formats.number(rttMs, 0) }),
    },
    {
      label: t('now.rate'),
      value: bps === null ? t('now.notMeasured') : t('now.perSecond', { size: formats.bytes(bps / 8) }),
    },
    { label: t('now.text'), value: t(rules.lanes.includes('routine') ? 'now.textAll' : 'now.textUrgent') },
    {
      label: t('now.rhythm'),
      value:
        (rules.batchMs ?? 0) < 60_000 ? t('now.atOnce') : t('now.upTo', { age: formats.duration(rules.batchMs ?? 0) }),
    },
    { label: t('now.photos'), value: t(`blobs.${rules.blobs}`) },
    {
      label: t('now.largest'),
      value: rules.largestItemKb === null ? t('now.noLimit') : formats.bytes(rules.largestItemKb * 1000),
    },
    { label: t('now.hours'), value: rules.hours.length === 0 ? t('now.always') : hoursText(rules.hours) },
    { label: t('now.price'), value: price() },
  ];
  return (
    <Panel
      title={t('now.title')}
      aside={
        <StatusMark kind={isKnown ? 'info' : 'pending'}>
          {t(isByHand ? 'now.byHand' : isKnown ? 'now.measured' : 'now.unknown')}
        </StatusMark>
      }
    >
      <div className={classes['stack']}>
        <p className={classes['strong']}>{t(`profile.${link.id}`)}</p>
        {link.reason !== null && <p className={classes['words']}>{t(`reason.${link.reason}`)}</p>}
        {!link.isOnline && <p className={classes['small']}>{t('now.offline')}</p>}
        {isPacket && <KeyValue items={items} />}
        {link.wrongPolicy.length > 0 && (
          <p className={classes['small']}>{t('now.wrong', { keys: link.wrongPolicy.join(', ') })}</p>
        )}
        <SelectField
          label={t('now.choose')}
          value={isByHand ? link.id : AUTO}
          onChange={(chosen) => void choose(chosen)}
          options={[
            { value: AUTO, label: t('now.auto') },
            ...LINK_IDS.map((id) => ({ value: id, label: t(`profile.${id}`) })),
          ]}
        />
        {error !== null && <ErrorNote error={error} />}
      </div>
    </Panel>
  );
}
