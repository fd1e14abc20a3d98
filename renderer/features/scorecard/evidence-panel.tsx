import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import type { EvidencePoints } from '#shared/domain/readiness/score-evidence.ts';
import classes from './scorecard.module.css';
import { useFigureWords } from './use-figure-words.ts';
import { Wide } from './wide.tsx';

export function evidenceHref(kind: string): string {
  return `#/scorecard/evidence/${kind}`;
}

/** What the ship really did, beside what was answered: each kind with its worth, how much of it there is and its age. */
export function EvidencePanel({ evidence }: { readonly evidence: readonly EvidencePoints[] }) {
  const { t } = useTranslation('scorecard');
  const words = useFigureWords();
  return (
    <Panel title={t('evidence.title')} padding="bare">
      <Wide label={t('evidence.title')}>
        <table className={classes['figures']} aria-label={t('evidence.title')}>
          <thead>
            <tr>
              <th scope="col">{t('evidence.kind')}</th>
              <th scope="col" className={classes['end']}>
                {t('evidence.points')}
              </th>
              <th scope="col" className={classes['end']}>
                {t('evidence.items')}
              </th>
              <th scope="col">{t('column.heard')}</th>
            </tr>
          </thead>
          <tbody>
            {evidence.map(({ kind, points, items, newestAt }) => (
              <tr key={kind}>
                <th scope="row">
                  <a className={classes['link']} href={evidenceHref(kind)}>
                    {words.evidence(kind)}
                  </a>
                </th>
                <td className={classes['end']}>{points ?? t('evidence.silent')}</td>
                <td className={classes['end']}>{items.length}</td>
                <td>{newestAt === null ? t('never') : <Age at={newestAt} form="ago" />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Panel>
  );
}
