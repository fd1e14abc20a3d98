import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import rawRules from '#resources/rules/readiness-rules.json' with { type: 'json' };
import classes from './scorecard.module.css';
import { usePeriod } from './use-period.ts';

/** How readiness is reckoned, with the numbers of the rules. */
export function RulesPanel() {
  const { t } = useTranslation('scorecard');
  const words = useFieldWords();
  const period = usePeriod();
  const { points, ageing } = rawRules;
  return (
    <Panel title={t('rules.title')} aside={<StatusMark kind="info">{t('unverified')}</StatusMark>}>
      <ol className={classes['rules']}>
        <li>
          {t('rules.answer')}{' '}
          {Object.entries(points)
            .map(([level, worth]) => `${words.code('answer', 'level', level)} ${worth}`)
            .join(' · ')}
          . {t('rules.proof')}
        </li>
        <li>
          {t('rules.ageing')}{' '}
          {ageing.bands
            .map(({ upTo, percent }) => t('rules.band', { period: period(upTo), worth: t('percent', { percent }) }))
            .join(' · ')}
          {' · '}
          {t('rules.older', { worth: t('percent', { percent: ageing.older }) })}.
        </li>
        <li>{t('rules.lower')}</li>
        <li>{t('rules.limit')}</li>
        <li>{t('rules.mean')}</li>
      </ol>
      <p className={classes['small']}>{t('ownRules', { edition: rawRules.edition })}</p>
    </Panel>
  );
}
