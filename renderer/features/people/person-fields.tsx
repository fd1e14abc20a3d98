import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { rolesOf } from '#shared/domain/roles.ts';
import classes from './people.module.css';

export type PersonForm = {
  readonly name: string;
  readonly rank: string;
  readonly roles: readonly string[];
  readonly uiLanguage: string | null;
};

export const EMPTY_PERSON: PersonForm = { name: '', rank: '', roles: [], uiLanguage: null };

type PersonFieldsProps = {
  readonly value: PersonForm;
  readonly onChange: (change: Partial<PersonForm>) => void;
  readonly isNameMissing: boolean;
};

/** Name, rank as the crew list writes it, roles, and the language of the screens. */
export function PersonFields({ value, onChange, isNameMissing }: PersonFieldsProps) {
  const { t } = useTranslation(['people', 'ui']);
  const words = useFieldWords();
  const { offered } = useLanguage();
  return (
    <>
      <TextField
        label={words.label('person', 'name')}
        required
        error={isNameMissing ? t('people:nameNeeded') : null}
        value={value.name}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label={words.label('person', 'rank')}
        help={t('people:rankHelp')}
        value={value.rank}
        onChange={(rank) => onChange({ rank })}
      />
      <Checkbox.Group
        label={words.label('person', 'roles')}
        description={t('people:rolesHelp')}
        value={[...value.roles]}
        onChange={(roles) => onChange({ roles })}
      >
        <div className={classes['roles']}>
          {rolesOf('ship').map((role) => (
            <Checkbox key={role} value={role} label={words.role(role)} className={classes['role']} />
          ))}
        </div>
      </Checkbox.Group>
      <SelectField
        label={words.label('person', 'uiLanguage')}
        clearable
        value={value.uiLanguage}
        onChange={(uiLanguage) => onChange({ uiLanguage })}
        options={offered.map(({ code, name }) => ({ value: code as string, label: name }))}
      />
    </>
  );
}
