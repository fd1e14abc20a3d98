import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import classes from './drills.module.css';

type PickListProps = {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** A few of many: what is chosen stands as buttons that take it out, the rest is found by typing. */
export function PickList({ label, value, onChange, options }: PickListProps) {
  const { t } = useTranslation('drills');
  const nameOf = (code: string) => options.find((option) => option.value === code)?.label ?? code;
  return (
    <div className={classes['pick']}>
      <SelectField
        label={label}
        value={null}
        onChange={(code) => code && onChange([...value, code])}
        options={options.filter((option) => !value.includes(option.value))}
        searchable
      />
      <ul className={classes['picked']} aria-label={label}>
        {value.map((code) => (
          <li key={code}>
            <Button
              variant="default"
              rightSection={<Icon name="close" size={16} />}
              onClick={() => onChange(value.filter((each) => each !== code))}
              aria-label={t('edit.takeOut', { name: nameOf(code) })}
            >
              {nameOf(code)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
