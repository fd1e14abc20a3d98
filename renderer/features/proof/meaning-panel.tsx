import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import classes from './proof.module.css';

const PROVES = ['whole', 'device', 'order', 'hub'] as const;
const NOT = ['time', 'person', 'tail', 'truth'] as const;

/** What a good result means, and what nobody may read into it. */
export function MeaningPanel() {
  const { t } = useTranslation('proof');
  return (
    <Panel title={t('meaning.title')}>
      <div className={classes['stack']}>
        <h3 className={classes['heading']}>{t('meaning.proves')}</h3>
        <ul className={classes['points']}>
          {PROVES.map((key) => (
            <li key={key}>{t(`meaning.yes.${key}`)}</li>
          ))}
        </ul>
        <h3 className={classes['heading']}>{t('meaning.provesNot')}</h3>
        <ul className={classes['points']}>
          {NOT.map((key) => (
            <li key={key}>{t(`meaning.no.${key}`)}</li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
