import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { InstantField } from '#renderer/ui/fields/instant-field.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { wholeMinute } from '#renderer/ui/time/time-provider.tsx';
import { incidentOf, isOver } from './incident-values.ts';
import classes from './incidents.module.css';

/** The two moments that limits run from, apart: when the ship knew, and when the company knew. */
export function AwarePanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const { side } = useSession();
  const { awareShipAt, awareCompanyAt } = incidentOf(row);
  const since = (at: number | null | undefined, other: string) =>
    typeof at === 'number' ? (
      <>
        <Instant at={at} withShip /> · <Age at={at} form="ago" />
      </>
    ) : (
      other
    );
  return (
    <Panel title={t('aware.title')}>
      <div className={classes['stack']}>
        <KeyValue
          layout="columns"
          items={[
            { label: t('aware.ship'), value: since(awareShipAt, t('aware.notKnown')) },
            { label: t('aware.company'), value: since(awareCompanyAt, t('aware.notYet')) },
          ]}
        />
        {side === 'shore' && !row.isRemoved && !isOver(row) && <CompanyAware key={String(awareCompanyAt)} row={row} />}
      </div>
    </Panel>
  );
}

/** Said ashore, once, by a press of its own: other limits run from it. */
function CompanyAware({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const { awareCompanyAt } = incidentOf(row);
  const [at, setAt] = useState<number | null>(awareCompanyAt ?? wholeMinute(Date.now()));
  const { run, isBusy, error } = useCommand();
  const isFuture = at !== null && at > Date.now();

  function know() {
    if (at === null || isFuture) return;
    const values = { awareCompanyAt: at };
    void run(() => save([{ record: row.id, collection: 'incident', loaded: row, values }]));
  }

  return (
    <div className={classes['oneLine']}>
      {error !== null && <ErrorNote error={error} />}
      <InstantField
        label={t('aware.companyAt')}
        value={at}
        onChange={setAt}
        error={isFuture ? t('capture.future.noticedAt') : null}
      />
      <Button disabled={isBusy || at === awareCompanyAt} onClick={know}>
        {t(typeof awareCompanyAt === 'number' ? 'aware.change' : 'aware.set')}
      </Button>
    </div>
  );
}
