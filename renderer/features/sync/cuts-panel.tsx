import { useTranslation } from 'react-i18next';
import { useRecords } from '#renderer/data/index.ts';
import { PersonName, useFieldWords } from '#renderer/features/fields/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import classes from './sync.module.css';

const CUTS = { collection: 'linkEvent', sort: 'createdAt', down: true } as const;
const SHOWN = { from: 0, count: 10 } as const;

/** When the link was cut and joined again, why and by whom: the same on both sides. */
export function CutsPanel() {
  const { t } = useTranslation('sync');
  const words = useFieldWords();
  const { rows, total } = useRecords(CUTS, SHOWN);
  if (total === 0) return null;
  return (
    <Panel title={t('cuts.title')}>
      <ul className={classes['stack']}>
        {rows.map(({ id, values, created, createdAt }) => {
          const { what, reason, happenedAt } = values;
          return (
            <li key={id} className={classes['words']}>
              <strong className={classes['strong']}>{words.code('linkEvent', 'what', String(what))}</strong>{' '}
              <Instant at={typeof happenedAt === 'number' ? happenedAt : createdAt} /> ·{' '}
              <PersonName actor={created.actor} />
              {what === 'isolated' && (
                <> · {typeof reason === 'string' && reason !== '' ? <q>{reason}</q> : t('cuts.noReason')}</>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
