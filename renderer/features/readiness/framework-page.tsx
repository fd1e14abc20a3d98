import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, useChildren, useRecord } from '#renderer/data/index.ts';
import { FieldList } from '#renderer/features/fields/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { FrameworkFields, FrameworkItemFields } from '#shared/domain/framework.ts';
import { clauseHref } from './clause-href.ts';
import { inOrder } from './imported-parts.ts';
import classes from './readiness.module.css';
import { TieQuestions } from './tie-questions.tsx';

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
  const ordered = inOrder(items);
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

function Item({ item }: { readonly item: RecordRow }) {
  const { t } = useTranslation('readiness');
  const { key, title, text, kind, questions } = item.values as FrameworkItemFields;
  const [isOpen, setOpen] = useState(false);
  const tied = questions ?? [];
  return (
    <li className={classes['part']}>
      <p className={kind === 'group' ? classes['heading'] : undefined}>
        <a className={classes['link']} href={clauseHref(item.parent ?? '', item.id)}>
          <bdi className={classes['dim']}>{key}</bdi> <bdi>{title}</bdi>
        </a>
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
      {isOpen && <TieQuestions item={item} />}
    </li>
  );
}
