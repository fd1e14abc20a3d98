import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { useScorecard } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { Figure, QuestionScore, Scorecard } from '#shared/domain/readiness/score.ts';
import { CUTS, type Cut, figuresOf } from '#shared/domain/readiness/score-cuts.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { evidenceHref } from './evidence-panel.tsx';
import { MissingFigure } from './missing-figure.tsx';
import { RulesPanel } from './rules-panel.tsx';
import classes from './scorecard.module.css';
import { useFigureWords } from './use-figure-words.ts';
import { Wide } from './wide.tsx';

/** One figure with every number that made it, so that somebody who doubts it can reckon it again by hand. */
export function FigurePage() {
  const { t } = useTranslation('scorecard');
  const { group = '', id = '' } = useParams<{ group: string; id: string }>();
  const words = useFigureWords();
  const card = useScorecard();
  if (!card) return <p role="status">{t('working')}</p>;
  const figure = find(card, group, decodeURIComponent(id));
  if (figure === null) return <MissingFigure />;
  return (
    <Page
      title={words.figure(group as Cut, figure.id)}
      sub={t('figure.sub')}
      actions={
        <>
          <Button component="a" href="#/scorecard" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toCard')}
          </Button>
          <PrintButton papers={[{ kind: 'scorecard' }]} />
        </>
      }
    >
      <Panel title={t('figure.sum')}>
        <p className={classes['sum']}>
          {figure.percent === null
            ? t('figure.nothing')
            : t('figure.formula', { sum: figure.sum, count: figure.count, percent: figure.percent })}
        </p>
        <p className={classes['small']}>{t('figure.explained', { apart: figure.apart })}</p>
      </Panel>
      <Panel title={t('figure.questions')} padding="bare">
        <Questions card={card} figure={figure} />
      </Panel>
      <RulesPanel />
    </Page>
  );
}

function find(card: Scorecard, group: string, id: string): Figure | null {
  if (group === 'whole') return card.whole;
  const known = CUTS.find((each) => each === group);
  return (known && figuresOf(card, known).find((figure) => figure.id === id)) ?? null;
}

function Questions({ card, figure }: { readonly card: Scorecard; readonly figure: Figure }) {
  const { t } = useTranslation('scorecard');
  const wanted = new Set(figure.questions);
  const scores = card.questions.filter(({ id }) => wanted.has(id));
  return (
    <Wide label={t('figure.questions')}>
      <table className={classes['figures']} aria-label={t('figure.questions')}>
        <thead>
          <tr>
            <th scope="col">{t('figure.question')}</th>
            <th scope="col">{t('figure.answer')}</th>
            <th scope="col" className={classes['end']}>
              {t('figure.points')}
            </th>
            <th scope="col">{t('figure.limit')}</th>
            <th scope="col" className={classes['end']}>
              {t('figure.counts')}
            </th>
          </tr>
        </thead>
        <tbody>
          {scores.map((score) => (
            <Question key={score.id} score={score} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {t('figure.total', { count: figure.count })}
            </th>
            <td className={classes['end']}>{figure.sum}</td>
          </tr>
        </tfoot>
      </table>
    </Wide>
  );
}

function Question({ score }: { readonly score: QuestionScore }) {
  const { t } = useTranslation('scorecard');
  const words = useFigureWords();
  const fields = useFieldWords();
  const formats = useFormats();
  const { id, status, level, side, at, agePercent, points, limits, limitedBy, counts, isDiffering } = score;
  return (
    <tr>
      <th scope="row">
        <a className={classes['link']} href={`#/readiness/question/${id}`}>
          <bdi>{id}</bdi> {words.question(id)}
        </a>
      </th>
      <td>
        {status === 'none' && t('figure.unanswered')}
        {status === 'apart' && fields.code('answer', 'level', 'notApplicable')}
        {status === 'counted' && fields.code('answer', 'level', level ?? '')}
        {at !== null && side !== null && (
          <div className={classes['small']}>{t(`figure.by.${side}`, { day: formats.day(utcDay(at)) })}</div>
        )}
        {isDiffering && <StatusMark kind="half">{t('figure.lower')}</StatusMark>}
      </td>
      <td className={classes['end']}>
        {status === 'counted' ? points : ''}
        {status === 'counted' && agePercent < 100 && (
          <div className={classes['small']}>{t('figure.aged', { percent: agePercent })}</div>
        )}
      </td>
      <td>
        {limits.map(({ kind, points: worth }) => (
          <div key={kind} className={kind === limitedBy ? classes['strong'] : classes['small']}>
            <a className={classes['link']} href={evidenceHref(kind)}>
              {words.evidence(kind)}
            </a>{' '}
            <bdi>{worth}</bdi>
          </div>
        ))}
      </td>
      <td className={classes['end']}>{status === 'apart' ? t('figure.leaves') : counts}</td>
    </tr>
  );
}
