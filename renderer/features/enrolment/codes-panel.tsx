import { useTranslation } from 'react-i18next';
import type { VesselAccess } from '#renderer/data/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import classes from './enrolment.module.css';

/** Codes that somebody may still have in hand: the code itself is kept nowhere. */
export function CodesPanel({ codes }: { readonly codes: VesselAccess['codes'] }) {
  const { t } = useTranslation('enrolment');
  const now = useNow();
  if (codes.length === 0)
    return (
      <Panel title={t('codes.title')}>
        <p className={classes['small']}>{t('codes.none')}</p>
      </Panel>
    );
  return (
    <Panel title={t('codes.title')} padding="bare">
      <Rows label={t('codes.title')}>
        {codes.map(({ id, letter, expiresAt }) => {
          const isOver = expiresAt !== null && expiresAt < now;
          return (
            <Row
              key={id}
              compact
              title={t('codes.letter', { letter })}
              sub={
                expiresAt === null ? (
                  t('codes.noEnd')
                ) : (
                  <>
                    {t(isOver ? 'codes.ranOut' : 'codes.until')} <Instant at={expiresAt} />
                  </>
                )
              }
              end={<StatusMark kind="pending">{t(isOver ? 'codes.over' : 'codes.open')}</StatusMark>}
            />
          );
        })}
      </Rows>
    </Panel>
  );
}
