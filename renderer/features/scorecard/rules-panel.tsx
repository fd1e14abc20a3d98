import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { scoreRuleLines } from '#renderer/pdf/model/figure-words.ts';
import type { Say } from '#renderer/pdf/model/paper-context.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import rawRules from '#resources/rules/readiness-rules.json' with { type: 'json' };
import classes from './scorecard.module.css';

/** How readiness is reckoned, with the numbers of the rules. */
export function RulesPanel() {
  const { t } = useTranslation('scorecard');
  const words = useFieldWords();
  return (
    <Panel title={t('rules.title')} aside={<StatusMark kind="info">{t('unverified')}</StatusMark>}>
      <ol className={classes['rules']}>
        {scoreRuleLines(t as unknown as Say, (code) => words.code('answer', 'level', code)).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p className={classes['small']}>{t('ownRules', { edition: rawRules.edition })}</p>
    </Panel>
  );
}
