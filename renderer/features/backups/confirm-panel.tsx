import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, type RecordRow, transition, useSession, useSignOffs } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { PersonCards } from '#renderer/features/session/index.ts';
import { SignButton, SignByPin } from '#renderer/features/signoff/index.ts';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { movesOf } from '#shared/domain/moves.ts';
import { effectiveRoles } from '#shared/domain/roles.ts';
import classes from './backups.module.css';
import { accepterRoles, stateOfTest, testOf } from './test-values.ts';
import type { ProcedureWords } from './use-procedure.ts';

type ConfirmPanelProps = { readonly row: RecordRow; readonly guided: ProcedureWords | null };

/** Somebody else than the tester confirms, with their own PIN; then the company acknowledges. */
export function ConfirmPanel({ row, guided }: ConfirmPanelProps) {
  const { side } = useSession();
  if (side === 'shore') return <ShorePart row={row} />;
  return stateOfTest(row) === 'finished' ? <ShipPart row={row} guided={guided} /> : null;
}

function ShipPart({ row, guided }: ConfirmPanelProps) {
  const { t } = useTranslation('backups');
  const words = useFieldWords();
  const session = useSession();
  const [chosen, setChosen] = useState<Person | null>(null);
  const [isReturning, setReturning] = useState(false);
  const signOffs = useSignOffs([row.id]) ?? [];
  const roles = accepterRoles(guided?.procedure.accepter ?? []);
  const { tester } = testOf(row);
  const isSigned = signOffs.some(
    ({ meaning, person, state }) => meaning === 'performed' && person === tester && state === 'valid',
  );
  const performer = session.persons.find(({ record }) => record === tester) ?? null;
  const mayConfirm = session.persons.filter(
    ({ record, roles: held, isGone }) =>
      record !== tester && !isGone && effectiveRoles('ship', held).some((role) => roles.includes(role)),
  );
  // Nor does the tester send it back to themselves.
  const mayReturn = session.person?.record !== tester && movesOf(row, session).includes('returned');
  const roleOf = (verifier: Person) => roles.find((each) => verifier.roles.includes(each));

  return (
    <Panel title={t('confirm.title')} aside={<StatusMark kind="half">{t('confirm.waits')}</StatusMark>}>
      <div className={classes['form']}>
        <p>{t('confirm.text', { roles: roles.map(words.role).join(', ') })}</p>
        {!isSigned && performer?.hasPin && !performer.isGone && (
          <div>
            <SignButton
              record={row.id}
              meaning="performed"
              person={performer}
              label={t('confirm.signTester', { name: `\u2068${performer.name}\u2069` })}
              says={t('confirm.testerSays')}
            />
          </div>
        )}
        {mayConfirm.length === 0 ? (
          <p className={classes['dim']}>{t('confirm.nobody')}</p>
        ) : chosen === null ? (
          <PersonCards label={t('confirm.who')} persons={mayConfirm} chosen={null} onChoose={setChosen} />
        ) : (
          <div className={classes['stack']}>
            <p>{t('confirm.verifierSays')}</p>
            <SignByPin
              key={chosen.record}
              record={row.id}
              meaning="verified"
              person={chosen}
              inRole={roleOf(chosen)}
              move="accepted"
            />
            <Button variant="subtle" leftSection={<Icon name="back" />} onClick={() => setChosen(null)}>
              {t('confirm.other')}
            </Button>
          </div>
        )}
        {mayReturn && (
          <div className={classes['buttons']}>
            <Button onClick={() => setReturning(true)}>{t('confirm.return')}</Button>
          </div>
        )}
      </div>
      <ReasonDialog
        opened={isReturning}
        title={t('confirm.return')}
        text={t('confirm.returnText')}
        confirm={t('confirm.return')}
        onClose={() => setReturning(false)}
        onGiven={(reason) => transition(row, 'returned', { reason })}
      />
    </Panel>
  );
}

function ShorePart({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('backups');
  const session = useSession();
  const [isReturning, setReturning] = useState(false);
  const moves = movesOf(row, session);
  if (!moves.includes('acknowledged')) return null;
  const role = session.roles.find((each) => each === 'FCM' || each === 'DPA');
  const more = role === undefined ? {} : { role };
  return (
    <Panel title={t('confirm.shore')}>
      <div className={classes['form']}>
        <div className={classes['buttons']}>
          <SignButton
            record={row.id}
            meaning="acknowledged"
            person={null}
            {...(role === undefined ? {} : { inRole: role })}
            isMain
            label={t('confirm.acknowledge')}
            says={t('confirm.shoreSays')}
            move="acknowledged"
          />
          <Button onClick={() => setReturning(true)}>{t('confirm.return')}</Button>
        </div>
      </div>
      <ReasonDialog
        opened={isReturning}
        title={t('confirm.return')}
        text={t('confirm.returnText')}
        confirm={t('confirm.return')}
        onClose={() => setReturning(false)}
        onGiven={(reason) => transition(row, 'returned', { reason, ...more })}
      />
    </Panel>
  );
}
