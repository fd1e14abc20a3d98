import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, type RecordRow, save, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { utcDay } from '#shared/domain/ship-time.ts';
import classes from './people.module.css';

/** A person leaves the ship and can sign in no more, or comes back; what they wrote and signed stays. */
export function SignOnOff({ person, row }: { readonly person: Person; readonly row: RecordRow }) {
  const { t } = useTranslation('people');
  const { persons } = useSession();
  const [isAsking, setAsking] = useState(false);
  const { run, isBusy, error } = useCommand();
  const isLastMaster =
    person.roles.includes('MASTER') &&
    persons.filter(({ roles, isGone }) => !isGone && roles.includes('MASTER')).length === 1;

  async function set(signedOnOn: string | null, signedOffOn: string | null) {
    const values = { signedOffOn, ...(signedOnOn === null ? {} : { signedOnOn }) };
    await run(() => save([{ record: row.id, collection: 'person', loaded: row, values }]));
    setAsking(false);
  }

  if (person.signedOffOn !== null) {
    return (
      <Button leftSection={<Icon name="person" />} disabled={isBusy} onClick={() => void set(utcDay(Date.now()), null)}>
        {t('signOff.again')}
      </Button>
    );
  }
  return (
    <>
      {isLastMaster ? (
        <p className={classes['quiet']}>{t('signOff.lastMaster')}</p>
      ) : (
        <Button leftSection={<Icon name="leave" />} onClick={() => setAsking(true)}>
          {t('signOff.open')}
        </Button>
      )}
      {error !== null && <ErrorNote error={error} />}
      <ConfirmDialog
        opened={isAsking}
        title={t('signOff.title', { name: person.name })}
        confirm={t('signOff.confirm')}
        onCancel={() => setAsking(false)}
        onConfirm={() => void set(null, utcDay(Date.now()))}
        busy={isBusy}
      >
        <p>{t('signOff.text')}</p>
      </ConfirmDialog>
    </>
  );
}
