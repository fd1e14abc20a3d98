import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { checklistMark } from '#renderer/pdf/model/figure-words.ts';
import { Meter } from '#renderer/ui/figures/meter.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { Figure } from '#shared/domain/readiness/score.ts';
import { type Cut, isKnown } from '#shared/domain/readiness/score-cuts.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import classes from './scorecard.module.css';
import { figureHref, useFigureWords } from './use-figure-words.ts';
import { Wide } from './wide.tsx';

type FiguresTableProps = {
  readonly group: Cut;
  readonly figures: readonly Figure[];
  readonly label: string;
};

/** Each figure as a bar and a number, how much of it is answered and when that was last heard. */
export function FiguresTable({ group, figures, label }: FiguresTableProps) {
  const { t } = useTranslation(['scorecard', 'common']);
  const words = useFigureWords();
  const formats = useFormats();
  return (
    <Wide label={label}>
      <table className={classes['figures']} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('column.what')}</th>
            <th scope="col">{t('column.bar')}</th>
            <th scope="col" className={classes['end']}>
              {t('column.percent')}
            </th>
            <th scope="col" className={classes['end']}>
              {t('column.answered')}
            </th>
            <th scope="col">{t('column.heard')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => {
            const name = words.figure(group, figure.id);
            const known = isKnown(figure);
            const mark = checklistMark(group, figure.id);
            const said = figure.percent === null ? t('notApplicable') : t('percent', { percent: figure.percent });
            const text = known ? said : t('common:unknown');
            return (
              <tr key={figure.id}>
                <th scope="row">
                  <a className={classes['link']} href={figureHref(group, figure.id)}>
                    {mark !== '' && <bdi>{mark} </bdi>}
                    {name}
                  </a>
                  {figure.differing > 0 && (
                    <div>
                      <StatusMark kind="half">{t('differing', { count: figure.differing })}</StatusMark>
                    </div>
                  )}
                </th>
                <td className={classes['bar']}>
                  {known && figure.percent !== null && (
                    <Meter label={name} value={figure.percent} max={100} text={text} />
                  )}
                </td>
                <td className={classes['end']}>{text}</td>
                <td className={classes['end']}>
                  {t('answeredOf', { answered: figure.answered, all: figure.questions.length })}
                </td>
                <td>{figure.newestAt === null ? t('never') : formats.day(utcDay(figure.newestAt))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}
