import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import type { Say } from '#renderer/i18n/use-content.ts';
import { useNotificationRules } from '#renderer/i18n/use-notification-rules.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Row } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { Countdown } from './countdown.tsx';
import { type DutyView, isOpenDuty } from './duties.ts';
import { notificationOf } from './incident-values.ts';
import classes from './incidents.module.css';

type DutyRowProps = {
  readonly incident: RecordRow;
  readonly view: DutyView;
  /** In a side panel; the whole list says more. */
  readonly compact?: boolean;
  /** Of the contacts that answer this row, or of the rule's source; null: none is known. */
  readonly call: string | null;
  readonly mayWrite: boolean;
};

/** One addressee: by when, by which way, and the press that opens the call. */
export function DutyRow({ incident, view, compact = false, call, mayWrite }: DutyRowProps) {
  const { t } = useTranslation(['incidents', 'fields']);
  const { say } = useNotificationRules();
  const { rule } = view.duty;
  const to = say(`row.${rule.id}.to`);
  const href = `#/incidents/${incident.id}/tell/${rule.id}`;
  const isCall = isOpenDuty(view) && mayWrite;
  return (
    <Row
      compact={compact}
      title={
        compact ? (
          to
        ) : (
          <a className={classes['link']} href={href}>
            {to}
          </a>
        )
      }
      sub={
        <>
          {call !== null && isOpenDuty(view) && (
            <>
              <span className={classes['call']}>
                <Icon name="call" size={16} />
                <bdi>{call}</bdi>
              </span>
              {' · '}
            </>
          )}
          <DutySub view={view} say={say} compact={compact} />
        </>
      }
      end={
        <>
          <DutyState view={view} label={to} />
          {(isCall || compact) && (
            <Button
              component="a"
              href={href}
              variant={isCall ? 'default' : 'subtle'}
              leftSection={isCall ? <Icon name="call" /> : undefined}
              aria-label={t(isCall ? 'incidents:told.tellWho' : 'incidents:told.openWho', { name: to })}
            >
              {t(isCall ? 'incidents:told.tell' : 'incidents:told.open')}
            </Button>
          )}
        </>
      }
    />
  );
}

function DutySub({ view, say, compact }: { readonly view: DutyView; readonly say: Say; readonly compact: boolean }) {
  const { t } = useTranslation('incidents');
  const { rule, practiceDueAt, dueAt } = view.duty;
  const limit = rule.deadline.startsWith('P') ? null : say(`deadline.${rule.deadline}`);
  const at = dueAt ?? practiceDueAt;
  const declined = view.row === null ? null : notificationOf(view.row).notApplicableBecause;
  if (view.status === 'declined') return <span dir="auto">{declined}</span>;
  return (
    <>
      {limit ?? t('told.limit')}
      {at !== null && rule.deadline.startsWith('P') && (
        <>
          {' '}
          <Instant at={at} />
        </>
      )}
      {practiceDueAt !== null && !rule.deadline.startsWith('P') && (
        <>
          {' · '}
          {t('told.practice')} <Instant at={practiceDueAt} />
        </>
      )}
      {!compact && ` · ${say(`row.${rule.id}.when`)}`}
      {rule.unverified && ` · ${t('told.unverified')}`}
    </>
  );
}

/** Shape and word; a running clock where one runs. */
export function DutyState({ view, label }: { readonly view: DutyView; readonly label: string }) {
  const { t } = useTranslation('incidents');
  const { status, limitAt, duty, row } = view;
  const name = t('clock.of', { name: label });
  const toldAt = row === null ? null : notificationOf(row).toldAt;
  switch (status) {
    case 'told':
      return (
        <StatusMark kind="done">
          {t('told.told')} {typeof toldAt === 'number' && <Instant at={toldAt} form="time" />}
        </StatusMark>
      );
    case 'declined':
    case 'off':
      return <StatusMark kind="failed">{t('told.off')}</StatusMark>;
    case 'ask':
      return <StatusMark kind="half">{t('told.ask')}</StatusMark>;
    case 'open':
      return <StatusMark kind="pending">{t(duty.startsAt === null ? 'told.notStarted' : 'told.noFixed')}</StatusMark>;
    default:
      return limitAt === null ? (
        <StatusMark kind="alarm">{t('clock.atOnce')}</StatusMark>
      ) : (
        <Countdown label={name} limitAt={limitAt} isNow={status === 'now' && duty.practiceDueAt === null} />
      );
  }
}
