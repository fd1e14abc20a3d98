import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { isDoubtful } from '#shared/domain/readiness/crosswalk.ts';
import type { AssessmentRow } from '#shared/domain/readiness/question-set.ts';
import { clauseHref } from './clause-href.ts';
import { ImportedItems } from './imported-items.tsx';
import classes from './readiness.module.css';
import { useReadiness } from './use-readiness.ts';

/** Every clause that bears on a row, by edition; each leads to the crosswalk. */
export function ClausesPanel({ row }: { readonly row: AssessmentRow }) {
  const { t } = useTranslation('readiness');
  const { editions, crosswalk } = useReadiness();
  const references = crosswalk.ofRow(row.id);
  const byId = new Map(editions.map((edition) => [edition.id, edition]));
  const hasDoubt = references.some(({ edition: id, clause, origin }) => {
    const edition = byId.get(id);
    return origin !== 'seed' || edition === undefined || isDoubtful(edition, clause);
  });
  return (
    <Panel title={t('clauses.title')} aside={t('clauses.count', { count: references.length })}>
      <dl className={classes['clauses']}>
        {editions.map((edition) => {
          const own = references.filter((reference) => reference.edition === edition.id);
          if (own.length === 0) return null;
          return (
            <div key={edition.id}>
              <dt>
                {edition.name} <span className={classes['dim']}>{edition.edition}</span>
              </dt>
              <dd>
                {own.map(({ clause }) => (
                  <a key={clause} className={classes['clause']} href={clauseHref(edition.id, clause)}>
                    <bdi>{clause}</bdi>
                  </a>
                ))}
              </dd>
            </div>
          );
        })}
        <ImportedItems row={row.id} />
      </dl>
      {hasDoubt && <p className={classes['dim']}>{t('clauses.verify')}</p>}
    </Panel>
  );
}
