import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lock, type Person, signOut, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useFocusBack } from '#renderer/ui/feedback/focus-back.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { rememberPerson } from './last-person.ts';
import { PersonCards } from './person-cards.tsx';
import { PinStep } from './pin-step.tsx';
import classes from './session.module.css';

type PersonDialogProps = { readonly opened: boolean; readonly onClose: () => void };

/** Who works here; lock, or hand the PC over to somebody else in one go. */
export function PersonDialog({ opened, onClose }: PersonDialogProps) {
  const { t } = useTranslation(['session', 'ui']);
  useFocusBack();
  const { staff } = useSession();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('session:switch.title')}
      closeButtonProps={{ size: 44, 'aria-label': t('ui:dialog.close') }}
      size={680}
      padding={24}
    >
      {staff === null ? <CrewPart onClose={onClose} /> : <StaffPart onClose={onClose} />}
    </Modal>
  );
}

function CrewPart({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['session', 'ui']);
  const { person, persons, autoLockMin } = useSession();
  const [next, setNext] = useState<Person | null>(null);
  const others = persons.filter(({ record }) => record !== person?.record);
  return (
    <div className={classes['stack']}>
      <div className={classes['who']}>
        <div>
          <strong>{person?.name ?? t('session:person.nobody')}</strong>
          <span>
            {person === null ? t('session:switch.anonymous') : t('session:switch.locksAfter', { count: autoLockMin })}
          </span>
        </div>
        <div className={classes['buttons']}>
          {person !== null && (
            <Button
              component="a"
              href="#/people"
              variant="subtle"
              leftSection={<Icon name="people" />}
              onClick={onClose}
            >
              {t('session:switch.people')}
            </Button>
          )}
          <Button
            data-autofocus={others.length === 0 ? true : undefined}
            leftSection={<Icon name="lock" />}
            onClick={() => lock().then(onClose)}
          >
            {t('session:switch.lock')}
          </Button>
        </div>
      </div>
      <p className={classes['over']}>
        {t('session:switch.other')} · {t('session:switch.keys')}
      </p>
      {next === null ? (
        <PersonCards label={t('session:switch.other')} persons={others} chosen={null} onChoose={setNext} isNumbered />
      ) : (
        <div className={classes['centre']}>
          <PinStep
            key={next.record}
            person={next}
            onDone={() => {
              rememberPerson(next.record);
              onClose();
            }}
          />
          <Button variant="subtle" leftSection={<Icon name="back" />} onClick={() => setNext(null)}>
            {t('session:switch.back')}
          </Button>
        </div>
      )}
    </div>
  );
}

function StaffPart({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('session');
  const { staff, roles } = useSession();
  const words = useFieldWords();
  return (
    <div className={classes['stack']}>
      <div className={classes['who']}>
        <div>
          <strong>{staff?.name}</strong>
          <span>{roles.map(words.role).join(', ')}</span>
        </div>
        <Button data-autofocus leftSection={<Icon name="leave" />} onClick={() => signOut().then(onClose)}>
          {t('switch.signOut')}
        </Button>
      </div>
    </div>
  );
}
