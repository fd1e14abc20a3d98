import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/icon.tsx';
import { type FieldProps, wrapperProps } from './field-props.tsx';

export type Choice<V extends string> = {
  readonly value: V;
  readonly label: string;
  readonly disabled?: boolean;
  /** Heading that it stands under; choices of one group stand together. */
  readonly group?: string;
};

type SelectFieldProps<V extends string> = FieldProps & {
  readonly value: V | null;
  readonly onChange: (value: V | null) => void;
  readonly options: readonly Choice<V>[];
  /** Type to find; for more than about ten options. */
  readonly searchable?: boolean;
  /** "None" can be chosen again. */
  readonly clearable?: boolean;
};

export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { value, onChange, options, searchable = false, clearable = false, ...field } = props;
  const { t } = useTranslation('ui');
  return (
    <Select
      {...wrapperProps(field)}
      value={value}
      onChange={(next) => onChange(next as V | null)}
      data={grouped(options)}
      searchable={searchable}
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t('field.clear', { label: field.label }) }}
      allowDeselect={false}
      placeholder={t('field.chooseOne')}
      nothingFoundMessage={t('field.nothingFound')}
      rightSection={clearable && value !== null ? undefined : <Icon name="unfold" size={18} />}
      rightSectionPointerEvents={clearable && value !== null ? undefined : 'none'}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      maxDropdownHeight={320}
      withCheckIcon={false}
      styles={{ input: { textOverflow: 'ellipsis' } }}
    />
  );
}

/** As the list wants them: plain choices, or groups of them. */
function grouped<V extends string>(options: readonly Choice<V>[]) {
  const plain = options.map(({ group, ...choice }) => ({ group, choice }));
  const groups = [...new Set(plain.flatMap(({ group }) => (group === undefined ? [] : [group])))];
  return [
    ...plain.flatMap(({ group, choice }) => (group === undefined ? [choice] : [])),
    ...groups.map((group) => ({ group, items: plain.flatMap((each) => (each.group === group ? [each.choice] : [])) })),
  ];
}
