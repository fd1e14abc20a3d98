import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useChildren, useSession } from '#renderer/data/index.ts';

import { RecordPhotos } from '#renderer/features/photos/index.ts';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { toHex } from '#shared/base/bytes.ts';
import { CustodyPanel } from './custody-panel.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { useEvidenceWords } from './evidence-words.ts';
import { evidenceOf, mayEditFacts } from './incident-values.ts';
import classes from './incidents.module.css';

/** What is kept as proof, and who held it since. */
export function EvidencePart({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation(['incidents', 'common']);
  const session = useSession();
  const words = useEvidenceWords();
  const items = useChildren(row.id, 'incidentEvidence') ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const may = mayEditFacts(row, session);
  const shown = items.find(({ id }) => id === chosen) ?? items.at(-1) ?? null;
  return (
    <Columns>
      <Column span={7}>
        <Panel title={t('incidents:evidence.title')} aside={String(items.length)} padding="bare">
          {items.length === 0 ? (
            <EmptyState why={t('incidents:evidence.none')} />
          ) : (
            <Rows label={t('incidents:evidence.title')}>
              {items.map((item) => {
                const { label, kind, foundAt, foundByName } = evidenceOf(item);
                return (
                  <Row
                    key={item.id}
                    compact
                    title={<span dir="auto">{label}</span>}
                    sub={
                      <>
                        {words.kind(kind)} · <Instant at={foundAt ?? item.createdAt} /> · <bdi>{foundByName}</bdi>
                      </>
                    }
                    end={
                      <Button
                        variant={item.id === shown?.id ? 'light' : 'default'}
                        aria-pressed={item.id === shown?.id}
                        aria-label={t('incidents:evidence.open', { label })}
                        onClick={() => setChosen(item.id)}
                      >
                        {t('common:action.open')}
                      </Button>
                    }
                  />
                );
              })}
            </Rows>
          )}
        </Panel>
        {may && (
          <Panel title={t('incidents:evidence.addTitle')}>
            <EvidenceForm row={row} />
          </Panel>
        )}
        <RecordPhotos row={row} />
      </Column>
      <Column span={5}>
        {shown !== null && (
          <>
            <EvidenceFacts item={shown} />
            <CustodyPanel item={shown} mayAdd={may} />
            <RecordPhotos row={shown} title={t('incidents:evidence.photos')} />
          </>
        )}
      </Column>
    </Columns>
  );
}

function EvidenceFacts({ item }: { readonly item: RecordRow }) {
  const { t } = useTranslation(['incidents', 'common']);
  const words = useEvidenceWords();
  const { label, kind, foundAt, foundPlace, foundByName, sha256, description, sealNumber, storagePlace } =
    evidenceOf(item);
  const unknown = t('common:unknown');
  return (
    <Panel title={label ?? ''} aside={words.kind(kind)}>
      <KeyValue
        layout="columns"
        items={[
          { label: words.label('foundAt'), value: <Instant at={foundAt ?? item.createdAt} withShip /> },
          { label: words.label('foundPlace'), value: foundPlace || unknown },
          { label: words.label('foundBy'), value: foundByName || unknown },
          { label: words.label('storagePlace'), value: storagePlace || unknown },
          { label: words.label('sealNumber'), value: sealNumber ? <bdi>{sealNumber}</bdi> : unknown },
        ]}
      />
      {description && (
        <p className={classes['dim']} dir="auto">
          {description}
        </p>
      )}
      <p className={classes['digits']}>
        {sha256 instanceof Uint8Array ? <bdi>SHA-256 {toHex(sha256)}</bdi> : t('incidents:evidence.noHash')}
      </p>
    </Panel>
  );
}
