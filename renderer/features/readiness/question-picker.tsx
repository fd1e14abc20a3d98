import { MultiSelect } from '@mantine/core';
import { useReadiness } from './use-readiness.ts';
import { useReadinessWords } from './use-words.ts';

type QuestionPickerProps = {
  readonly label: string;
  readonly help?: string;
  readonly value: readonly string[];
  readonly onChange: (questions: string[]) => void;
};

/** Questions of the self-check, found by number or by their words. One that this version does not know stays chosen. */
export function QuestionPicker({ label, help, value, onChange }: QuestionPickerProps) {
  const words = useReadinessWords();
  const { rows } = useReadiness();
  const asked = rows.filter(({ kind }) => kind === 'question').map(({ id }) => id);
  const unknown = value.filter((id) => !asked.includes(id));
  return (
    <MultiSelect
      label={label}
      description={help}
      data={[
        ...asked.map((id) => ({ value: id, label: `${id} ${words.question(id)}` })),
        ...unknown.map((id) => ({ value: id, label: id })),
      ]}
      value={[...value]}
      onChange={onChange}
      searchable
      withCheckIcon={false}
      maxDropdownHeight={320}
      comboboxProps={{ transitionProps: { duration: 0 } }}
    />
  );
}
