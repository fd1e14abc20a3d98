import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useNotificationRules } from '#renderer/i18n/use-notification-rules.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import type { ContactFields } from '#shared/domain/contact.ts';
import { answersRule } from '#shared/domain/notify/notify-contacts.ts';

type CasesFieldProps = {
  readonly contact: ContactFields;
  readonly onChange: (rules: readonly string[]) => void;
};

/** Rows of the notification matrix that a contact answers; left empty, those of its kind hold, and they are named. */
export function CasesField({ contact, onChange }: CasesFieldProps) {
  const { t } = useTranslation(['contacts', 'ui']);
  const words = useFieldWords();
  const { matrix, say } = useNotificationRules();
  const ofKind = matrix.rows.filter((rule) => answersRule(rule, { ...contact, notifies: [] }));
  const usual = ofKind.map(({ id }) => say(`row.${id}.to`)).join(' · ');
  const named = contact.notifies ?? [];
  return (
    <MultiSelect
      label={words.label('contact', 'notifies')}
      description={usual === '' ? t('contacts:cases.none') : t('contacts:cases.usual', { cases: usual })}
      value={[...named]}
      onChange={onChange}
      data={matrix.rows.map(({ id }) => ({ value: id, label: say(`row.${id}.to`) }))}
      searchable
      nothingFoundMessage={t('ui:field.nothingFound')}
      rightSection={<Icon name="unfold" size={18} />}
      rightSectionPointerEvents="none"
      comboboxProps={{ transitionProps: { duration: 0 } }}
      maxDropdownHeight={320}
      withCheckIcon={false}
    />
  );
}
