import { useTranslation } from 'react-i18next';
import { RecordForm } from '#renderer/features/register/index.ts';
import type { Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { ContactFields } from '#shared/domain/contact.ts';
import { contactProblems } from '#shared/domain/contact-checks.ts';
import { CasesField } from './cases-field.tsx';

type ContactFormProps = {
  readonly record?: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly onChange: (field: string, value: Value) => void;
  readonly isBehind?: boolean;
  readonly saveWord?: string;
  readonly onSave: () => Promise<Result<unknown>>;
  readonly onCancel: () => void;
};

/** Who they are, how they are reached, when they are told, what to say. */
export function ContactForm(props: ContactFormProps) {
  const { t } = useTranslation('contacts');
  const { values, onChange } = props;
  const isNameless = typeof values['name'] !== 'string' || values['name'].trim() === '';
  const wrong = Object.entries(contactProblems(values as ContactFields));
  const problems = {
    ...(isNameless ? { name: t('form.nameNeeded') } : {}),
    ...Object.fromEntries(wrong.map(([field, problem]) => [field, t(`form.wrong.${problem}`)])),
  };
  return (
    <RecordForm
      {...props}
      collection="contact"
      columns={[
        [
          { title: t('form.who'), fields: ['kind', 'name', 'organisation', 'personName', 'languages', 'countries'] },
          { title: t('form.tell'), fields: ['notifies', 'script', 'note'] },
        ],
        [
          {
            title: t('form.reach'),
            fields: ['phoneAllHours', 'phone', 'satphone', 'vhf', 'email', 'portal', 'hours', 'address'],
          },
        ],
      ]}
      problems={problems}
      help={{ name: t('form.nameHelp'), countries: t('form.countriesHelp'), phoneAllHours: t('form.phoneHelp') }}
      own={{
        notifies: (
          <CasesField
            key="notifies"
            contact={values as ContactFields}
            onChange={(rules) => onChange('notifies', rules)}
          />
        ),
      }}
    />
  );
}
