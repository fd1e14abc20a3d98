import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import type { Value } from '#shared/base/value.ts';
import { SEVERITIES } from '#shared/domain/incident.ts';
import { useIncidentWords } from './incident-words.ts';

type SeverityFieldProps = {
  readonly label: string;
  readonly value: Value | undefined;
  readonly onChange: (severity: number | null) => void;
};

/** Five steps by their names. */
export function SeverityField({ label, value, onChange }: SeverityFieldProps) {
  const words = useIncidentWords();
  return (
    <SelectField
      label={label}
      value={typeof value === 'number' ? String(value) : null}
      onChange={(next) => onChange(next === null ? null : Number(next))}
      options={SEVERITIES.map((each) => ({ value: String(each), label: words.severity(each) }))}
      clearable
    />
  );
}
