import { useTranslation } from 'react-i18next';
import { type RecordRow, useDue } from '#renderer/data/index.ts';
import { DUE_MARKS, useDueWords } from '#renderer/features/today/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import classes from './backups.module.css';

/** When the next copy and the next test of this system are due, and why. */
export function PlanDue({ plan }: { readonly plan: RecordRow }) {
  const { t } = useTranslation('backups');
  const words = useDueWords();
  const now = useNow();
  const due = useDue();
  const own = (due ?? []).filter(({ record }) => record === plan.id);
  return (
    <Panel title={t('due.title')} padding={own.length > 0 ? 'bare' : 'normal'}>
      {own.length === 0 ? (
        <p className={classes['dim']}>{due === undefined ? t('loading') : t('due.none')}</p>
      ) : (
        <Rows label={t('due.title')}>
          {own.map((entry) => (
            <Row
              key={entry.kind}
              compact
              title={words.kind(entry.kind)}
              sub={[words.why(entry), words.rhythm(entry)].filter(Boolean).join(' · ')}
              end={<StatusMark kind={DUE_MARKS[entry.state]}>{words.when(entry, now)}</StatusMark>}
            />
          ))}
        </Rows>
      )}
    </Panel>
  );
}
