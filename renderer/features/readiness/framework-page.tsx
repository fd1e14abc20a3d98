import { Button, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, save, useChildren, useRecord } from '#renderer/data/index.ts';
import { FieldList } from '#renderer/features/fields/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { FrameworkFields, FrameworkItemFields } from '#shared/domain/framework.ts';
import classes from './readiness.module.css';
import { useReadiness } from './use-readiness.ts';
import { useReadinessWords } from './use-words.ts';

/** One imported framework: its parts, each tied to the questions that it is about. */
export function FrameworkPage() {
  const { t } = useTranslation('readiness');
  const { id = '' } = useParams<{ id: string }>();
  const row = useRecord(decodeURIComponent(id));
  const items = useChildren(row?.id ?? null, 'frameworkItem');
  const back = (
    <Button component="a" href="#/readiness/frameworks" variant="subtle" leftSection={<Icon name="back" />}>
      {t('frameworks.back')}
    </Button>
  );
  if (row === undefined || items === undefined) return null;
  if (row === null)
    return (
      <Page title={t('frameworks.title')} actions={back}>
        <Panel>
          <EmptyState why={t('frameworks.unknown')} />
        </Panel>
      </Page>
    );
  const { edition, publisher } = row.values as FrameworkFields;
  const ordered = [...items].sort((a, b) => orderOf(a) - orderOf(b));
  return (
    <Page title={row.title} sub={[edition, publisher].filter(Boolean).join(' · ')} actions={back}>
      <Columns>
        <Column span={8}>
          <Panel title={t('frameworks.parts')} aside={items.length} padding="bare">
            <ul className={classes['list']}>
              {ordered.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </ul>
          </Panel>
        </Column>
        <Column span={4}>
          <Panel title={t('frameworks.facts')}>
            <FieldList
              row={row}
              fields={['format', 'fileName', 'importedOn', 'importedBy', 'leftOutCount', 'copyright']}
            />
          </Panel>
        </Column>
      </Columns>
    </Page>
  );
}

function orderOf({ values }: RecordRow): number {
  return (values as FrameworkItemFields).order ?? 0;
}

function Item({ item }: { readonly item: RecordRow }) {
  const { t } = useTranslation('readiness');
  const { key, title, text, kind, questions } = item.values as FrameworkItemFields;
  const [isOpen, setOpen] = useState(false);
  const tied = questions ?? [];
  return (
    <li className={classes['part']}>
      <p className={kind === 'group' ? classes['heading'] : undefined}>
        <bdi className={classes['dim']}>{key}</bdi> <bdi>{title}</bdi>
      </p>
      {text && (
        <p className={classes['dim']}>
          <bdi>{text}</bdi>
        </p>
      )}
      <p>
        {tied.map((question) => (
          <a key={question} className={classes['clause']} href={`#/readiness/question/${question}`}>
            {question}
          </a>
        ))}
        {kind === 'requirement' && (
          <Button
            variant="subtle"
            onClick={() => setOpen(!isOpen)}
            aria-expanded={isOpen}
            aria-label={`${t('frameworks.tie')} ${key}`}
          >
            {t('frameworks.tie')}
          </Button>
        )}
      </p>
      {isOpen && <Tie item={item} tied={tied} />}
    </li>
  );
}

/** Which questions of the self-check a requirement is about. */
function Tie({ item, tied }: { readonly item: RecordRow; readonly tied: readonly string[] }) {
  const { t } = useTranslation('readiness');
  const words = useReadinessWords();
  const { rows } = useReadiness();
  const { run, error } = useCommand();
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <MultiSelect
        label={t('frameworks.tie')}
        description={t('frameworks.tieHelp')}
        data={rows
          .filter(({ kind }) => kind === 'question')
          .map(({ id }) => ({ value: id, label: `${id} ${words.question(id)}` }))}
        value={[...tied]}
        onChange={(questions) =>
          void run(() => save([{ record: item.id, collection: 'frameworkItem', loaded: item, values: { questions } }]))
        }
        searchable
        withCheckIcon={false}
        maxDropdownHeight={320}
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    </>
  );
}
