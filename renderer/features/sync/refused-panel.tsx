import { useTranslation } from 'react-i18next';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { AppError } from '#shared/base/result.ts';
import { ErrorWords } from './error-words.tsx';
import classes from './sync.module.css';

/** What the hub sent and this app could not take: it is counted by kind, never passed over. */
export function RefusedPanel({ refused }: { readonly refused: readonly AppError[] }) {
  const { t } = useTranslation('sync');
  const counts = new Map<string, { readonly error: AppError; count: number }>();
  for (const error of refused) {
    const known = counts.get(error.code);
    if (known) known.count++;
    else counts.set(error.code, { error, count: 1 });
  }
  return (
    <Panel
      title={t('refused.title')}
      aside={<StatusMark kind="caution">{t('refused.count', { count: refused.length })}</StatusMark>}
    >
      <div className={classes['stack']}>
        <p className={classes['words']}>{t('refused.words')}</p>
        {[...counts.values()].map(({ error, count }) => (
          <div key={error.code}>
            <p className={classes['small']}>
              {t('refused.batches', { count })} · <bdi>{error.code}</bdi>
            </p>
            <ErrorWords error={error} />
          </div>
        ))}
      </div>
    </Panel>
  );
}
