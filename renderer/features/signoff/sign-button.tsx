import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { SignByPin, type SignedBy, signRecord } from './sign-by-pin.tsx';
import classes from './signoff.module.css';

type SignButtonProps = SignedBy & {
  /** Who signs; at a desk it is who has signed in there. */
  readonly person: Person | null;
  /** What the button says: "Sign as controller". */
  readonly label: string;
  /** What is said by signing, in full, in the dialog. */
  readonly says: string;
  /** Read out beside the label where several stand in a column: the name. */
  readonly about?: string;
  readonly isMain?: boolean;
  readonly disabled?: boolean;
};

/** Signs the content of a record: aboard with the PIN of whoever signs, while another may have the PC. */
export function SignButton(props: SignButtonProps) {
  const { record, meaning, person, inRole, label, says, about, isMain = false, disabled = false } = props;
  const { before, move } = props;
  const { t } = useTranslation(['signoff', 'ui']);
  const { side } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { run, isBusy, error, clearError } = useCommand();

  const signed = { record, meaning, inRole, before, move };

  return (
    <>
      <Button
        variant={isMain ? 'filled' : 'default'}
        leftSection={<Icon name="edit" />}
        onClick={() => {
          clearError();
          setOpen(true);
        }}
        disabled={disabled}
        aria-label={about === undefined ? undefined : `${label}: ${about}`}
      >
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={label}
        closeButtonProps={{ size: 44, 'aria-label': t('ui:dialog.close') }}
        closeOnClickOutside={false}
        padding={24}
        size={520}
      >
        <div className={classes['stack']}>
          <p>{says}</p>
          <p className={classes['dim']}>{t('signoff:covers')}</p>
          {side === 'shore' ? (
            <>
              {error !== null && <ErrorNote error={error} />}
              <Button
                variant="filled"
                disabled={isBusy}
                onClick={() =>
                  void run(() => signRecord(signed)).then((done) => {
                    if (done.ok) setOpen(false);
                  })
                }
              >
                {t('signoff:sign')}
              </Button>
            </>
          ) : (
            person !== null && <SignByPin {...signed} person={person} onDone={() => setOpen(false)} />
          )}
        </div>
      </Modal>
    </>
  );
}
