import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, save, useChildren, useRecord, useSession } from '#renderer/data/index.ts';
import { FieldList, RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { HistoryPanel } from '#renderer/features/history/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { EditButton, MissingRecord, RecordForm, useEditDraft } from '#renderer/features/register/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { entryOf, firstLog, logDrafts, mediumOf } from './media-values.ts';
import { ScanMark } from './scan-mark.tsx';

const STAND = ['status', 'storagePlace', 'holder', 'ownerRole', 'lastScanAt', 'scanTool', 'scanResult'] as const;
const WHAT = ['kind', 'use', 'serialNumber', 'dedicated', 'encrypted', 'keyHolderRole', 'sealNumber', 'note'] as const;

/** `/media/:id`: one medium, where it stands, and every line of its log. */
export function MediumPage() {
  const { t } = useTranslation('media');
  const { id = '' } = useParams<{ id: string }>();
  const row = useRecord(decodeURIComponent(id));
  if (row === undefined) return null;
  if (row === null || row.collection !== 'mediaLog') return <MissingRecord href="#/media" toList={t('toList')} />;
  return <KnownMedium row={row} />;
}

function KnownMedium({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('media');
  const words = useFieldWords();
  const edit = useEditDraft(row);
  const { run, isBusy, error } = useCommand();
  const { person, may } = useSession();
  const { kind, status } = mediumOf(row);
  const mayWrite = may.includes('mediaWrite') && !row.isRemoved;

  const label = edit.values?.['label'];
  const isNameless = typeof label !== 'string' || label.trim() === '';

  /** It came back: one press, by whoever presses it. */
  function cameBack() {
    const now = Date.now();
    const log = { ...firstLog(row.id, null, now), direction: 'in' as const };
    return save(logDrafts(log, { medium: row.id, held: row, person, now }));
  }

  return (
    <Page
      title={row.title}
      sub={
        <>
          <bdi>{row.number}</bdi>
          {kind && ` · ${words.code('mediaLog', 'kind', kind)}`}
        </>
      }
      actions={
        <>
          <Button component="a" href="#/media" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toList')}
          </Button>
          {edit.values === null && mayWrite && (
            <>
              <EditButton onClick={edit.open} />
              {status === 'inUse' && (
                <Button leftSection={<Icon name="undo" />} disabled={isBusy} onClick={() => void run(cameBack)}>
                  {t('cameBack')}
                </Button>
              )}
              <Button
                component="a"
                href={`#/media/log/${encodeURIComponent(row.id)}`}
                variant="filled"
                leftSection={<Icon name="add" />}
              >
                {t('add')}
              </Button>
            </>
          )}
        </>
      }
    >
      <ConflictNote record={row.id} />
      {error !== null && <ErrorNote error={error} />}
      {status === 'quarantined' && (
        <Notice
          kind="warning"
          title={t('quarantined.title')}
          actions={
            <Button component="a" href="#/incidents/new">
              {t('quarantined.report')}
            </Button>
          }
        >
          {t('quarantined.text')}
        </Notice>
      )}
      {edit.values === null ? (
        <Columns>
          <Column span={8}>
            <EntriesPanel row={row} />
            <HistoryPanel record={row.id} />
          </Column>
          <Column span={4}>
            <Panel title={t('stand')}>
              <FieldList row={row} fields={STAND} />
            </Panel>
            <Panel title={t('what')}>
              <FieldList row={row} fields={WHAT} />
            </Panel>
          </Column>
        </Columns>
      ) : (
        <RecordForm
          collection="mediaLog"
          record={row.id}
          values={edit.values}
          onChange={edit.set}
          columns={[
            [{ title: t('what'), fields: ['label', ...WHAT] }],
            [
              {
                title: t('stand'),
                fields: ['status', 'storagePlace', 'holder', 'ownerRole', 'destroyedOn', 'destroyedHow'],
              },
            ],
          ]}
          problems={isNameless ? { label: t('form.wrong.medium') } : {}}
          isBehind={edit.isBehind}
          onSave={edit.keep}
          onCancel={() => void edit.leave()}
        />
      )}
    </Page>
  );
}

/** What happened to it, the newest first. */
function EntriesPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('media');
  const words = useFieldWords();
  const entries = useChildren(row.id, 'mediaLogEntry') ?? [];
  const sorted = [...entries].sort((a, b) => (entryOf(b).happenedAt ?? 0) - (entryOf(a).happenedAt ?? 0));
  return (
    <Panel title={t('log')} padding="bare">
      {sorted.length === 0 ? (
        <EmptyState why={t('logEmpty')} />
      ) : (
        <Rows label={t('log')}>
          {sorted.map((entry) => {
            const { direction, asset, happenedAt, personName, scanResult, scanTool, note } = entryOf(entry);
            return (
              <Row
                key={entry.id}
                title={
                  <>
                    {direction && words.code('mediaLogEntry', 'direction', direction)}
                    {asset && (
                      <>
                        {': '}
                        <RefTitle record={asset} />
                      </>
                    )}
                  </>
                }
                sub={
                  <>
                    <Instant at={happenedAt ?? entry.createdAt} withShip />
                    {[personName, scanTool, note].filter(Boolean).map((part) => (
                      <span key={part} dir="auto">
                        {' · '}
                        {part}
                      </span>
                    ))}
                  </>
                }
                end={scanResult && <ScanMark result={scanResult} />}
              />
            );
          })}
        </Rows>
      )}
    </Panel>
  );
}
