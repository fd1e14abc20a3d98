import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icons/icon.tsx';

export function EditButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation('register');
  return (
    <Button leftSection={<Icon name="edit" />} onClick={onClick}>
      {t('edit')}
    </Button>
  );
}
