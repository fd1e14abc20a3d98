import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { FrameworkEdition } from '#shared/domain/readiness/framework-data.ts';
import { countsFor } from '#shared/domain/rule-source.ts';
import { clauseHref } from './clause-href.ts';
import { ClauseView } from './clause-view.tsx';
import classes from './readiness.module.css';
import { useReadiness } from './use-readiness.ts';
import { useReadinessWords } from './use-words.ts';
import { useWorkspaceVessel } from './use-workspace-vessel.ts';

/** From any clause to the questions, records and gaps that bear on it. */
export function CrosswalkPage() {
  const { t } = useTranslation('readiness');
  const { edition: editionId = '', clause } = useParams<{ edition?: string; clause?: string }>();
  const [, navigate] = useLocation();
  const { editions, crosswalk } = useReadiness();
  const edition = editions.find(({ id }) => id === decodeURIComponent(editionId)) ?? editions[0];
  const known = edition?.clauses.find((each) => each === decodeURIComponent(clause ?? ''));
  return (
    <Page
      title={t('crosswalk.title')}
      sub={t('crosswalk.sub', { count: crosswalk.references.length, editions: editions.length })}
      actions={<ReadinessNav current="crosswalk" />}
    >
      <Columns>
        <Column span={4}>
          <Panel title={t('crosswalk.choose')}>
            <div className={classes['stack']}>
              <SelectField
                label={t('crosswalk.edition')}
                value={edition?.id ?? null}
                onChange={(id) => id !== null && navigate(clauseHref(id).slice(1))}
                options={editions.map(({ id, name, edition: of }) => ({ value: id, label: `${name}, ${of}` }))}
                searchable
              />
              {edition !== undefined && <EditionFacts edition={edition} />}
            </div>
          </Panel>
          {edition !== undefined && <ClauseList edition={edition} chosen={known ?? null} />}
        </Column>
        <Column span={8}>
          {edition !== undefined && known !== undefined ? (
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
  const vessel = useWorkspaceVessel();
  return (
    <>
      <p className={classes['dim']}>
        {t(`readiness:basis.${edition.basis}`)} · {edition.source}
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
