import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, type RecordRow, save, transition, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { PersonCards, PinStep, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { effectiveRoles } from '#shared/domain/roles.ts';
import classes from './backups.module.css';
import { accepterRoles, moveTo, stateOfTest, testMoves, testOf } from './test-values.ts';
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
  const { run, error } = useCommand();
  const roles = accepterRoles(guided?.procedure.accepter ?? []);
  const { tester } = testOf(row);
  const mayConfirm = session.persons.filter(
    ({ record, roles: held, isGone }) =>
      record !== tester && !isGone && effectiveRoles('ship', held).some((role) => roles.includes(role)),
  );
  // Nor does the tester send it back to themselves.
  const mayReturn = session.person?.record !== tester && testMoves(row, session).includes('returned');

  /** The PIN has made the verifier the one who works here, so the entry is theirs. */
  async function accept(verifier: Person) {
    const at = Date.now();
    const role = roles.find((each) => verifier.roles.includes(each));
    const values = {
      state: moveTo('accepted', verifier.record, at, role === undefined ? {} : { role }),
      ...(testOf(row).witness ? {} : { witness: verifier.record, witnessName: verifier.name }),
    };
    await run(() => save([{ record: row.id, collection: 'restoreTest', values, loaded: row }]));
  }

  return (
    <Panel title={t('confirm.title')} aside={<StatusMark kind="half">{t('confirm.waits')}</StatusMark>}>
      <div className={classes['form']}>
        <p>{t('confirm.text', { roles: roles.map(words.role).join(', ') })}</p>
        {error !== null && <ErrorNote error={error} />}
        {mayConfirm.length === 0 ? (
          <p className={classes['dim']}>{t('confirm.nobody')}</p>
        ) : chosen === null ? (
          <PersonCards label={t('confirm.who')} persons={mayConfirm} chosen={null} onChoose={setChosen} />
        ) : (
          <div className={classes['stack']}>
            <PinStep key={chosen.record} person={chosen} onDone={() => void accept(chosen)} />
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
  const { run, isBusy, error } = useCommand();
  const moves = testMoves(row, session);
  if (!moves.includes('acknowledged')) return null;
  const role = session.roles.find((each) => each === 'FCM' || each === 'DPA');
  const more = role === undefined ? {} : { role };
  return (
    <Panel title={t('confirm.shore')}>
      <div className={classes['form']}>
        {error !== null && <ErrorNote error={error} />}
        <div className={classes['buttons']}>
          <Button
            variant="filled"
            leftSection={<Icon name="check" />}
            onClick={() => void run(() => transition(row, 'acknowledged', more))}
            disabled={isBusy}
          >
            {t('confirm.acknowledge')}
          </Button>
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
