import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useCount, useRecords } from '#renderer/data/index.ts';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import type { FrameworkFields } from '#shared/domain/framework.ts';
import classes from './readiness.module.css';

const FRAMEWORKS = { collection: 'framework', sort: 'title' } as const;
const MANY = { from: 0, count: 200 } as const;

/** Further frameworks that were taken in from files. */
export function FrameworksPage() {
  const { t } = useTranslation('readiness');
  const { rows, total, isLoading } = useRecords(FRAMEWORKS, MANY);
  const add = (
    <Button component="a" href="#/readiness/frameworks/import" variant="filled" leftSection={<Icon name="upload" />}>
      {t('frameworks.add')}
    </Button>
  );
  return (
    <Page
      title={t('frameworks.title')}
      sub={isLoading ? t('frameworks.loading') : t('frameworks.sub', { count: total })}
    >
      <ReadinessNav current="frameworks" />
      <Panel title={t('frameworks.title')} action={total > 0 ? add : undefined} padding="bare">
        {isLoading ? null : rows.length === 0 ? (
          <EmptyState why={t('frameworks.empty')} action={add} />
        ) : (
          <Rows label={t('frameworks.title')}>
            {rows.map((row) => (
              <FrameworkRow key={row.id} row={row} />
            ))}
          </Rows>
        )}
      </Panel>
    </Page>
  );
}

function FrameworkRow({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('readiness');
  const formats = useFormats();
  const count = useCount({ collection: 'frameworkItem', parent: row.id });
  const { edition, publisher, importedOn } = row.values as FrameworkFields;
  return (
    <Row
      title={
        <a className={classes['link']} href={`#/readiness/frameworks/${encodeURIComponent(row.id)}`}>
          <bdi>{row.title}</bdi>
        </a>
      }
      sub={[edition, publisher, importedOn ? formats.day(importedOn) : ''].filter(Boolean).join(' · ')}
      end={count === undefined ? null : t('frameworks.items', { count })}
    />
  );
}
