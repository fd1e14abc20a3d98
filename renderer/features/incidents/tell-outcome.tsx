import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { approvePress, type DutyPress, type DutyView, declinePress, reopenPress } from './duties.ts';
import { notificationOf } from './incident-values.ts';
import classes from './incidents.module.css';
import { TellForm } from './tell-form.tsx';

type TellOutcomeProps = {
  readonly row: RecordRow;
  readonly view: DutyView;
  readonly addressee: string;
  readonly mayWrite: boolean;
};

/** What was said to them and what they answered; before that the form, with its three ways out. */
export function TellOutcome({ row, view, addressee, mayWrite: may }: TellOutcomeProps) {
  const { t } = useTranslation('incidents');
  const author = useAuthor();
  const session = useSession();
  const { run, isBusy, error } = useCommand();
  const [isDeclining, setDeclining] = useState(false);
  const isOver = view.status === 'told' || view.status === 'declined';
  const said = view.row === null ? null : notificationOf(view.row);
  const press = (): DutyPress => ({ incident: row, view, addressee, author, now: Date.now() });
  const { approvedBy } = view.duty.rule;
  const mayApprove = approvedBy.some((role) => session.roles.includes(role));
  return (
    <Panel title={t(isOver ? 'tell.outcome' : 'tell.form')}>
      <div className={classes['stack']}>
        {error !== null && <ErrorNote error={error} />}
        {isOver && view.row !== null && <OutcomeFacts row={view.row} />}
        {isOver && may && (
          <div>
            <Button disabled={isBusy} onClick={() => void run(() => save([reopenPress(press())]))}>
              {t('tell.reopen')}
            </Button>
          </div>
        )}
        {!isOver && approvedBy.length > 0 && (
          <div className={classes['approve']}>
            <p className={classes['dim']}>
              {said?.approvedAt ? (
                <>
                  {t('tell.approved')} <Instant at={said.approvedAt} withShip />
                </>
              ) : (
                t('tell.notApproved')
              )}
            </p>
            {!said?.approvedAt && mayApprove && may && (
              <Button disabled={isBusy} onClick={() => void run(() => save([approvePress(press())]))}>
                {t('tell.approve')}
              </Button>
            )}
          </div>
        )}
        {!isOver && may && <TellForm press={press} onDecline={() => setDeclining(true)} />}
      </div>
      <ReasonDialog
        opened={isDeclining}
        title={t('tell.declineTitle')}
        text={t('tell.declineText')}
        confirm={t('tell.decline')}
        onClose={() => setDeclining(false)}
        onGiven={(reason) => save([declinePress(press(), reason)])}
      />
    </Panel>
  );
}

function OutcomeFacts({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation(['incidents', 'fields', 'common']);
  const fieldWords = useFieldWords();
  const { persons } = useSession();
  const words = (field: string) => fieldWords.label('incidentNotification', field);
  const fields = notificationOf(row);
  const unknown = t('common:unknown');
  const teller = persons.find(({ record }) => record === fields.toldBy)?.name;
  if (fields.status === 'notApplicable')
    return (
      <KeyValue
        layout="columns"
        items={[{ label: words('notApplicableBecause'), value: fields.notApplicableBecause || unknown }]}
      />
    );
  return (
    <KeyValue
      layout="columns"
      items={[
        {
          label: words('toldAt'),
          value: typeof fields.toldAt === 'number' ? <Instant at={fields.toldAt} withShip /> : unknown,
        },
        { label: words('toldBy'), value: teller ?? unknown },
        { label: words('receivedBy'), value: fields.receivedBy || unknown },
        {
          label: words('referenceNumber'),
          value: fields.referenceNumber ? <bdi>{fields.referenceNumber}</bdi> : unknown,
        },
        { label: words('text'), value: <span className={classes['text']}>{fields.text || unknown}</span> },
        { label: words('answer'), value: <span className={classes['text']}>{fields.answer || unknown}</span> },
        { label: words('proofName'), value: fields.proofName ? <bdi>{fields.proofName}</bdi> : unknown },
      ]}
    />
  );
}
