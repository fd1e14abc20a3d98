import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord, useRecords } from '#renderer/data/index.ts';
import { RefField, RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import type { AssessmentRow } from '#shared/domain/readiness/question-set.ts';
import { collectionsOf } from '#shared/domain/readiness/readiness-codes.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import classes from './readiness.module.css';

type EvidencePanelProps = {
  readonly row: AssessmentRow;
  readonly linked: readonly string[];
  readonly isBusy: boolean;
  /** Only an answer can have evidence. */
  readonly canLink: boolean;
  readonly onChange: (evidence: readonly string[]) => void;
};

/** Records that show it: those linked, the newest one of each kind that would fit, and any other by search. */
export function EvidencePanel({ row, linked, isBusy, canLink, onChange }: EvidencePanelProps) {
  const { t } = useTranslation('readiness');
  const words = useFieldWords();
  const collections = collectionsOf(row.evidence);
  const [searched, setSearched] = useState<string | null>(collections[0] ?? null);
  const add = (id: string) => onChange([...new Set([...linked, id])]);

  return (
    <Panel title={t('evidence.title')} aside={t('evidence.count', { count: linked.length })} padding="bare">
      <Rows label={t('evidence.title')}>
        {linked.map((id) => (
          <LinkedRow key={id} id={id} isBusy={isBusy} onDrop={() => onChange(linked.filter((each) => each !== id))} />
        ))}
        {collections.map((collection) => (
          <Newest key={collection} collection={collection} linked={linked} onLink={canLink && !isBusy ? add : null} />
        ))}
      </Rows>
      <div className={classes['search']}>
        {canLink ? (
          <div className={classes['pair']}>
            <SelectField
              label={t('evidence.kind')}
              value={searched}
              onChange={setSearched}
              options={collections.map((value) => ({ value, label: words.record(value) }))}
            />
            {searched !== null && (
              <RefField
                key={searched}
                label={t('evidence.search')}
                collection={searched}
                value={null}
                onChange={(id) => id !== null && add(id)}
              />
            )}
          </div>
        ) : (
          <p className={classes['dim']}>{t('evidence.answerFirst')}</p>
        )}
      </div>
    </Panel>
  );
}

type LinkedRowProps = { readonly id: string; readonly isBusy: boolean; readonly onDrop: () => void };

function LinkedRow({ id, isBusy, onDrop }: LinkedRowProps) {
  const { t } = useTranslation('readiness');
  const words = useFieldWords();
  const record = useRecord(id);
  return (
    <Row
      title={<RefTitle record={id} />}
      sub={
        <>
          {words.record(collectionOf(id))}
          {record && (
            <>
              {' · '}
              {record.isRemoved ? t('evidence.removed') : <Age at={record.updatedAt} form="ago" />}
            </>
          )}
        </>
      }
      end={
        <Button
          leftSection={<Icon name="close" />}
          onClick={onDrop}
          disabled={isBusy}
          aria-label={t('evidence.dropOf', { title: record?.title ?? '' })}
        >
          {t('evidence.drop')}
        </Button>
      }
    />
  );
}

const FIRST = { from: 0, count: 1 } as const;

type NewestProps = {
  readonly collection: string;
  readonly linked: readonly string[];
  /** Null: nothing can be linked now. */
  readonly onLink: ((id: string) => void) | null;
};

/** What this log holds of a kind: how many, and the newest one with its age. */
function Newest({ collection, linked, onLink }: NewestProps) {
  const { t } = useTranslation('readiness');
  const words = useFieldWords();
  const { rows, total, isLoading } = useRecords({ collection, sort: 'updatedAt', down: true }, FIRST);
  const newest = rows[0];
  if (isLoading) return null;
  const kind = words.record(collection);
  if (newest === undefined)
    return <Row title={<span className={classes['dim']}>{kind}</span>} sub={t('evidence.none')} compact />;
  if (linked.includes(newest.id)) return null;
  const title = newest.title || newest.number || kind;
  return (
    <Row
      title={
        <>
          <span className={classes['dim']}>{kind} · </span>
          <bdi>{title}</bdi>
        </>
      }
      sub={
        <>
          {t('evidence.newest', { count: total })} · <Age at={newest.updatedAt} form="ago" />
        </>
      }
      end={
        onLink !== null && (
          <Button
            leftSection={<Icon name="link" />}
            onClick={() => onLink(newest.id)}
            aria-label={t('evidence.linkOf', { title })}
          >
            {t('evidence.link')}
          </Button>
        )
      }
    />
  );
}
