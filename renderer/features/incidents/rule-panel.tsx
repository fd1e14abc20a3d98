import { useTranslation } from 'react-i18next';
import { useNotificationRules } from '#renderer/i18n/use-notification-rules.ts';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import type { DutyView } from './duties.ts';
import { useIncidentWords } from './incident-words.ts';
import classes from './incidents.module.css';

/** Why they must be told, by when, from which clock, and where that is written. */
export function RulePanel({ view }: { readonly view: DutyView }) {
  const { t } = useTranslation(['incidents', 'common']);
  const { say } = useNotificationRules();
  const words = useIncidentWords();
  const { rule, startsAt, dueAt, practiceDueAt, isEstimate } = view.duty;
  const unknown = t('common:unknown');
  const at = (time: number | null) => (time === null ? unknown : <Instant at={time} withShip />);
  const deadline = rule.deadline.startsWith('P') ? at(dueAt) : say(`deadline.${rule.deadline}`);
  return (
    <Panel
      title={t('incidents:rule.title')}
      aside={rule.unverified ? <StatusMark kind="info">{t('incidents:told.unverified')}</StatusMark> : undefined}
    >
      <div className={classes['stack']}>
        <p className={classes['reading']}>
          {say(`row.${rule.id}.when`)} {say(`row.${rule.id}.how`)}
        </p>
        <KeyValue
          layout="columns"
          items={[
            { label: t('incidents:rule.deadline'), value: deadline },
            { label: t('incidents:rule.practice'), value: practiceDueAt === null ? '–' : at(practiceDueAt) },
            {
              label: t('incidents:rule.clock'),
              value: (
                <>
                  {t(`incidents:rule.from.${rule.clock}`)}: {at(startsAt)}
                  {isEstimate && ` · ${t('incidents:rule.estimate')}`}
                </>
              ),
            },
            { label: t('incidents:rule.by'), value: rule.by.map(words.role).join(', ') },
            { label: t('incidents:rule.basis'), value: t(`incidents:rule.kind.${rule.basis}`) },
            { label: t('incidents:rule.source'), value: rule.source },
            { label: t('incidents:rule.edition'), value: rule.edition },
          ]}
        />
        {rule.unverified && <p className={classes['dim']}>{t('incidents:rule.verify')}</p>}
      </div>
    </Panel>
  );
}
