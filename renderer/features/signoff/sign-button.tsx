import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, sign, useSession } from '#renderer/data/index.ts';
import { PinStep, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import type { Result } from '#shared/base/result.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import classes from './signoff.module.css';

type SignButtonProps = {
  readonly record: RecordId;
  /** A code of SIGNATURE_MEANINGS. */
  readonly meaning: string;
  /** Who signs; at a desk it is who has signed in there. */
  readonly person: Person | null;
  /** The role that the signature is given in. */
  readonly inRole?: string;
  /** What the button says: "Sign as controller". */
  readonly label: string;
  /** What is said by signing, in full, in the dialog. */
  readonly says: string;
  /** Read out beside the label where several stand in a column: the name. */
  readonly about?: string;
  readonly isMain?: boolean;
  readonly disabled?: boolean;
  /** Before the signature, so that it covers it. */
  readonly before?: () => Promise<Result<unknown>>;
  readonly onSigned?: () => Promise<Result<unknown>>;
};

/** Signs the content of a record: aboard with the PIN of whoever signs, while another may have the PC. */
export function SignButton(props: SignButtonProps) {
  const { record, meaning, person, inRole, label, says, about, isMain = false, disabled = false } = props;
  const { before, onSigned } = props;
  const { t } = useTranslation(['signoff', 'ui']);
  const { side } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { run, isBusy, error, clearError } = useCommand();

  async function signWith(pin?: string): Promise<Result<unknown>> {
    const prepared = await before?.();
    if (prepared && !prepared.ok) return prepared;
    const signed = await sign({
      record,
      meaning,
      ...(inRole === undefined ? {} : { role: inRole }),
      ...(side === 'ship' && person !== null && pin !== undefined ? { person: person.record, pin } : {}),
    });
    if (!signed.ok) return signed;
    return (await onSigned?.()) ?? signed;
  }

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
                  void run(() => signWith()).then((signed) => {
                    if (signed.ok) setOpen(false);
                  })
                }
              >
                {t('signoff:sign')}
              </Button>
            </>
          ) : (
            person !== null && (
              <PinStep
                person={person}
                attempt={signWith}
                submitLabel={t('signoff:sign')}
                onDone={() => setOpen(false)}
              />
            )
          )}
        </div>
      </Modal>
    </>
  );
}
