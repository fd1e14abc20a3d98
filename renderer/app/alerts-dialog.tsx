import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '#renderer/ui/feedback/focus-back.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { Alert } from './alerts.ts';

type AlertsDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly alerts: readonly Alert[];
  /** Without a name the pages where things are dealt with cannot be opened. */
  readonly canOpen: boolean;
};

/** What needs a person, and where it is dealt with. Reading it changes nothing: a state ends when its cause ends. */
export function AlertsDialog({ opened, onClose, alerts, canOpen }: AlertsDialogProps) {
  const { t } = useTranslation(['session', 'ui', 'common']);
  useFocusBack();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('session:alerts.title')}
      closeButtonProps={{ size: 44, 'aria-label': t('ui:dialog.close') }}
      size={760}
      padding={16}
    >
      {alerts.length === 0 ? (
        <EmptyState why={t('session:alerts.none')} />
      ) : (
        <Rows label={t('session:alerts.title')}>
          {alerts.map(({ id, kind, count, words, href }) => (
            <Row
              key={`${id} ${href}`}
              mark={<StatusMark kind={kind}>{t(`ui:mark.${kind}`)}</StatusMark>}
              title={t(`session:alert.${id}.title`, { count, ...words })}
              sub={t(`session:alert.${id}.text`, { ...words })}
              end={
                canOpen && (
                  <Button component="a" href={href} onClick={onClose}>
                    {t('common:action.open')}
                  </Button>
                )
              }
            />
          ))}
        </Rows>
      )}
    </Modal>
  );
}
