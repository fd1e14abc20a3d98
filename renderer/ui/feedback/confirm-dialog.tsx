import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './confirm-dialog.module.css';

type ConfirmDialogProps = {
  readonly opened: boolean;
  /** A question: "End the drill now?" */
  readonly title: string;
  /** What will happen and what stays. Danger is said here, in words; no button is red. */
  readonly children: ReactNode;
  /** The verb of the question: "End drill". */
  readonly confirm: string;
  /** "Cancel" by default. */
  readonly cancel?: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** The deed is under way: both buttons wait. */
  readonly busy?: boolean;
};

/** Asks before what cannot be taken back. Escape and the cross mean no. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, confirm, cancel, onConfirm, onCancel, busy = false } = props;
  const { t } = useTranslation(['common', 'ui']);
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={title}
      closeButtonProps={{ size: 44, 'aria-label': t('ui:dialog.close') }}
      closeOnClickOutside={false}
      padding={24}
      size={520}
    >
      <div className={classes['words']}>{children}</div>
      <div className={classes['actions']}>
        <Button variant="filled" onClick={onConfirm} disabled={busy}>
          {confirm}
        </Button>
        <Button data-autofocus onClick={onCancel} disabled={busy}>
          {cancel ?? t('common:action.cancel')}
        </Button>
      </div>
    </Modal>
  );
}
