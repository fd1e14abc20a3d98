import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getRecord, type RecordRow, save, useRecords } from '#renderer/data/index.ts';
import { RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { fail } from '#shared/base/result.ts';
import type { DrillFields } from '#shared/domain/drill.ts';
import classes from './risk.module.css';
import { linkBoth, linksOf, unlinkBoth } from './risk-values.ts';

const DRILLS = { collection: 'drill', sort: 'createdAt', down: true } as const;
const SHOWN = { from: 0, count: 200 } as const;

/** Drills that train for this risk; drill and risk name each other. */
export function DrillsPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('risk');
  const words = useFieldWords();
  const { rows } = useRecords(DRILLS, SHOWN);
  const [chosen, setChosen] = useState<string | null>(null);
  const { run, isBusy, error } = useCommand();
  const linked = useMemo(() => rows.filter(({ id }) => linksOf(row).includes(id)), [rows, row]);
  const others = rows.filter(({ id, isRemoved }) => !isRemoved && !linksOf(row).includes(id));

  async function link(make: typeof linkBoth, id: string) {
    const drill = await getRecord(id);
    if (drill === null) return fail('record/unknown');
    const saved = await save(make(row, drill));
    if (saved.ok) setChosen(null);
    return saved;
  }

  return (
    <Panel
      title={t('drills.title')}
      action={
        <Button component="a" href="#/drills" variant="subtle">
          {t('drills.plan')}
        </Button>
      }
    >
      <div className={classes['stack']}>
        {error !== null && <ErrorNote error={error} />}
        {linked.length === 0 ? (
          <p className={classes['small']}>{t('drills.none')}</p>
        ) : (
          <Rows label={t('drills.title')}>
            {linked.map((drill) => (
              <Row
                key={drill.id}
                compact
                title={<RefTitle record={drill.id} />}
                sub={
                  <>
                    <bdi>{drill.number}</bdi> · {words.code('drill', 'state', drill.state ?? 'draft')} ·{' '}
                    <Age at={(drill.values as DrillFields).endedAt ?? drill.createdAt} form="ago" />
                  </>
                }
                end={
                  <Button
                    variant="subtle"
                    disabled={isBusy}
                    onClick={() => void run(() => link(unlinkBoth, drill.id))}
                    aria-label={t('drills.unlinkOf', { title: drill.title })}
                  >
                    {t('drills.unlink')}
                  </Button>
                }
              />
            ))}
          </Rows>
        )}
        {others.length > 0 && !row.isRemoved && (
          <div className={classes['add']}>
            <SelectField
              label={t('drills.choose')}
              value={chosen}
              onChange={setChosen}
              options={others.map((drill) => ({
                value: drill.id,
                label: [drill.title, drill.number].filter(Boolean).join(' · '),
              }))}
              searchable
            />
            <Button
              leftSection={<Icon name="link" />}
              disabled={isBusy || chosen === null}
              onClick={() => chosen !== null && void run(() => link(linkBoth, chosen))}
            >
              {t('drills.link')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
