import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CheckSet, useFieldWords } from '#renderer/features/fields/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { LANGUAGES } from '#renderer/i18n/languages.ts';
import { DayField } from '#renderer/ui/fields/instant-field.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { roleSpec, rolesOf } from '#shared/domain/roles.ts';
import classes from './people.module.css';

export type PersonForm = {
  readonly name: string;
  readonly rank: string;
  /** Missing in a form that an older app began. */
  readonly crewId?: string;
  readonly roles: readonly string[];
  readonly uiLanguage: string | null;
  readonly languages: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly signedOnOn: string | null;
};

export const EMPTY_PERSON: PersonForm = {
  name: '',
  rank: '',
  crewId: '',
  roles: [],
  uiLanguage: null,
  languages: [],
  signedOnOn: null,
};

type PersonFieldsProps = {
  readonly value: PersonForm;
  readonly onChange: (change: Partial<PersonForm>) => void;
  readonly isNameMissing: boolean;
  /** Whether who fills it in may make somebody Master or head. */
  readonly mayMakeHeads: boolean;
};

/** Name, rank and number as the crew list writes them, roles, and the language of the screens. */
export function PersonFields({ value, onChange, isNameMissing, mayMakeHeads }: PersonFieldsProps) {
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
      <TextField
        label={words.label('person', 'crewId')}
        help={t('people:rankHelp')}
        content="code"
        value={value.crewId ?? ''}
        onChange={(crewId) => onChange({ crewId })}
      />
      <Checkbox.Group
        label={words.label('person', 'roles')}
        description={t(mayMakeHeads ? 'people:rolesHelp' : 'people:rolesHelpHead')}
        value={[...value.roles]}
        onChange={(roles) => onChange({ roles })}
      >
        <div className={classes['roles']}>
          {rolesOf('ship').map((role) => (
            <Checkbox
              key={role}
              value={role}
              label={words.role(role)}
              className={classes['role']}
              disabled={!mayMakeHeads && roleSpec(role)?.isHead === true}
            />
          ))}
        </div>
      </Checkbox.Group>
      <DayField
        label={words.label('person', 'signedOnOn')}
        value={value.signedOnOn}
        onChange={(signedOnOn) => onChange({ signedOnOn })}
      />
      <SelectField
        label={words.label('person', 'uiLanguage')}
        clearable
        value={value.uiLanguage}
        onChange={(uiLanguage) => onChange({ uiLanguage })}
        options={offered.map(({ code, name }) => ({ value: code as string, label: name }))}
      />
      <CheckSet
        label={words.label('person', 'languages')}
        help={t('people:languagesHelp')}
        value={value.languages}
        onChange={(languages) => onChange({ languages })}
        options={LANGUAGES.map(({ code, name }) => ({ value: code as string, label: name }))}
      />
    </>
  );
}
