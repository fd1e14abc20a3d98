import { useTranslation } from 'react-i18next';
import type { AssessmentRow } from '#shared/domain/readiness/question-set.ts';
import classes from './readiness.module.css';

/** Id, phase, elements and aspect of a row on one line. */
export function RowTags({ row }: { readonly row: AssessmentRow }) {
  const { t } = useTranslation('readiness');
  const tags = [
    t(`phase.${row.phase}`),
    row.elements.length === 0 ? t('element.all') : row.elements.map((element) => t(`element.${element}`)).join(', '),
    row.aspect === null ? t('aspect.all') : t(`aspect.${row.aspect}`),
  ];
  return (
    <p className={classes['dim']}>
      <bdi>{row.id}</bdi> · {tags.join(' · ')}
    </p>
  );
}
