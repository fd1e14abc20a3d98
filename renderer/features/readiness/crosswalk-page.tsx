import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { type RecordRow, useChildren, useRecords } from '#renderer/data/index.ts';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { FrameworkFields } from '#shared/domain/framework.ts';
import type { FrameworkEdition } from '#shared/domain/readiness/framework-data.ts';
import { countsFor } from '#shared/domain/rule-source.ts';
import { clauseHref } from './clause-href.ts';
import { ClauseView } from './clause-view.tsx';
import { inOrder, itemOf, type PartTree, questionsOf, treeOf } from './imported-parts.ts';
import { ImportedView } from './imported-view.tsx';
import classes from './readiness.module.css';
import { useReadiness } from './use-readiness.ts';
import { useReadinessWords } from './use-words.ts';
import { useWorkspaceVessel } from './use-workspace-vessel.ts';

const FRAMEWORKS = { collection: 'framework', sort: 'title' } as const;
const MANY = { from: 0, count: 200 } as const;
const NOTHING: readonly RecordRow[] = [];

/** From any clause to the questions, records and gaps that bear on it. */
export function CrosswalkPage() {
  const { t } = useTranslation('readiness');
  const { edition: editionId = '', clause } = useParams<{ edition?: string; clause?: string }>();
  const [, navigate] = useLocation();
  const { editions, crosswalk } = useReadiness();
  const chosen = decodeURIComponent(editionId);
  const imported = useRecords(FRAMEWORKS, MANY).rows;
  const framework = imported.find(({ id }) => id === chosen);
  const items = useChildren(framework?.id ?? null, 'frameworkItem') ?? NOTHING;
  const tree = useMemo(() => treeOf(items), [items]);
  const wanted = decodeURIComponent(clause ?? '');
  const item = items.find(({ id }) => id === wanted);
  const edition = framework !== undefined ? undefined : (editions.find(({ id }) => id === chosen) ?? editions[0]);
  const known = edition?.clauses.find((each) => each === wanted);
  return (
    <Page
      title={t('crosswalk.title')}
      sub={t('crosswalk.sub', { count: crosswalk.references.length, editions: editions.length })}
    >
      <ReadinessNav current="crosswalk" />
      <Columns>
        <Column span={4}>
          <Panel title={t('crosswalk.choose')}>
            <div className={classes['stack']}>
              <SelectField
                label={t('crosswalk.edition')}
                value={framework?.id ?? edition?.id ?? null}
                onChange={(id) => id !== null && navigate(clauseHref(id).slice(1))}
                options={[
                  ...editions.map(({ id, name, edition: of }) => ({
                    value: id,
                    label: `${name}, ${of}`,
                    ...(imported.length === 0 ? {} : { group: t('crosswalk.builtIn') }),
                  })),
                  ...imported.map((row) => ({
                    value: row.id,
                    label: [row.title, (row.values as FrameworkFields).edition].filter(Boolean).join(', '),
                    group: t('crosswalk.imported'),
                  })),
                ]}
                searchable
              />
              {edition !== undefined && <EditionFacts edition={edition} />}
            </div>
          </Panel>
          {edition !== undefined && <ClauseList edition={edition} chosen={known ?? null} />}
          {framework !== undefined && <PartList framework={framework.id} items={items} tree={tree} chosen={wanted} />}
        </Column>
        <Column span={8}>
          {framework !== undefined && item !== undefined ? (
            <ImportedView key={item.id} framework={framework} tree={tree} item={item} />
          ) : edition !== undefined && known !== undefined ? (
            <ClauseView key={`${edition.id} ${known}`} edition={edition} clause={known} />
          ) : (
            <Panel>
              <EmptyState why={t('crosswalk.empty')} />
            </Panel>
          )}
        </Column>
      </Columns>
    </Page>
  );
}

function EditionFacts({ edition }: { readonly edition: FrameworkEdition }) {
  const { t } = useTranslation(['readiness', 'content-common']);
  const words = useReadinessWords();
  const vessel = useWorkspaceVessel();
  return (
    <>
      <p className={classes['dim']}>
        {t(`readiness:basis.${edition.basis}`)} · {words.editionNote(edition.id)}
      </p>
      {edition.unverifiedReason !== undefined && (
        <StatusMark kind="info">{t(`content-common:unverified.${edition.unverifiedReason}`)}</StatusMark>
      )}
      {!countsFor(edition.profile, vessel) && <StatusMark kind="info">{t('readiness:crosswalk.notFor')}</StatusMark>}
    </>
  );
}

type ClauseListProps = { readonly edition: FrameworkEdition; readonly chosen: string | null };

function ClauseList({ edition, chosen }: ClauseListProps) {
  const { t } = useTranslation('readiness');
  const words = useReadinessWords();
  const { crosswalk } = useReadiness();
  return (
    <Panel title={t('crosswalk.clauses')} aside={edition.clauses.length} padding="bare">
      <ul className={classes['list']}>
        {edition.clauses.map((clause) => (
          <li key={clause}>
            <a
              href={clauseHref(edition.id, clause)}
              className={classes['option']}
              aria-current={clause === chosen ? 'true' : undefined}
            >
              <strong>
                <bdi>{clause}</bdi>
              </strong>
              <span>{words.clause(edition.id, clause)}</span>
              <span className={classes['dim']}>
                {t('crosswalk.rows', { count: crosswalk.ofClause(edition.id, clause).length })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type PartListProps = {
  readonly framework: string;
  readonly items: readonly RecordRow[];
  readonly tree: PartTree;
  readonly chosen: string;
};

/** Parts of a framework that was taken in, in the order of its file. */
function PartList({ framework, items, tree, chosen }: PartListProps) {
  const { t } = useTranslation('readiness');
  return (
    <Panel title={t('crosswalk.clauses')} aside={items.length} padding="bare">
      <ul className={classes['list']}>
        {inOrder(items).map((item) => (
          <li key={item.id}>
            <a
              href={clauseHref(framework, item.id)}
              className={classes['option']}
              aria-current={item.id === chosen ? 'true' : undefined}
            >
              <strong>
                <bdi>{itemOf(item).key}</bdi>
              </strong>
              <span>
                <bdi>{itemOf(item).title}</bdi>
              </span>
              <span className={classes['dim']}>{t('crosswalk.rows', { count: questionsOf(tree, item).length })}</span>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
