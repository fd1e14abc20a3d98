import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecords, useWorkspace } from '#renderer/data/index.ts';
import { PersonName } from '#renderer/features/fields/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { isPolicyKey, POLICY_KEYS, type PolicyKey } from '#shared/schedule/policy.ts';
import { PolicyEditor } from './policy-editor.tsx';
import classes from './sync.module.css';

const SETTINGS = { collection: 'setting', anyOf: { key: POLICY_KEYS } } as const;
const ALL = { from: 0, count: 50 } as const;

/** The company's rules for the links of this vessel: read aboard with who set them, changed ashore. */
export function PolicyPanel() {
  const { t } = useTranslation('sync');
  const { role } = useWorkspace();
  const { rows } = useRecords(SETTINGS, ALL);
  const [isEditing, setEditing] = useState(false);
  const byKey = new Map<string, RecordRow>();
  for (const row of rows) if (isPolicyKey(row.values['key'])) byKey.set(row.values['key'], row);
  return (
    <Panel title={t('policy.title')}>
      <div className={classes['stack']}>
        <p className={classes['words']}>{byKey.size === 0 ? t('policy.default') : t('policy.words')}</p>
        {[...byKey].map(([key, row]) => (
          <PolicyLine key={key} policyKey={key as PolicyKey} row={row} />
        ))}
        {role === 'shore' && !isEditing && <Button onClick={() => setEditing(true)}>{t('policy.edit')}</Button>}
        {role === 'shore' && isEditing && <PolicyEditor rows={byKey} onClose={() => setEditing(false)} />}
      </div>
    </Panel>
  );
}

function PolicyLine({ policyKey, row }: { readonly policyKey: PolicyKey; readonly row: RecordRow }) {
  const { t } = useTranslation('sync');
  const { value, reason, setBy } = row.values;
  const perLink =
    policyKey === 'sync.linkPrices' && typeof value === 'object' && value !== null && 'perMb' in value
      ? Object.keys(value.perMb as object)
      : typeof value === 'object' && value !== null
        ? Object.keys(value)
        : [];
  const links = perLink.map((id) => t(`profile.${id}` as 'profile.iridium')).join(', ');
  return (
    <div>
      <p className={classes['words']}>
        <strong className={classes['strong']}>
          {t(`policy.key.${policyKey.replace('.', '_')}` as 'policy.key.sync_linkHours')}
        </strong>
        {typeof value === 'number' ? `: ${value}` : ` · ${links}`}
      </p>
      <p className={classes['small']}>
        {t('policy.setBy')} <PersonName actor={typeof setBy === 'string' ? setBy : row.created.actor} /> ·{' '}
        <Instant at={row.updatedAt} />
        {typeof reason === 'string' && reason !== '' && <> · {reason}</>}
      </p>
    </div>
  );
}
