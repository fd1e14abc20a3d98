import { type RecordRow, save } from '#renderer/data/index.ts';
import { FieldInput } from '#renderer/features/fields/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import type { IncidentFields } from '#shared/domain/incident.ts';
import { useIncidentWords } from './incident-words.ts';
import { SeverityField } from './severity-field.tsx';

type SavedFieldProps = { readonly row: RecordRow; readonly field: keyof IncidentFields & string };

/** A choice that is saved by the press itself: in the guide nobody looks for a button. */
export function SavedField({ row, field }: SavedFieldProps) {
  const words = useIncidentWords();
  const { run, error } = useCommand();
  const value = row.values[field];

  function keep(next: typeof value) {
    void run(() => save([{ record: row.id, collection: 'incident', loaded: row, values: { [field]: next ?? null } }]));
  }

  return (
    <div>
      {field === 'severity' ? (
        <SeverityField label={words.field('severity')} value={value} onChange={keep} />
      ) : (
        <FieldInput collection="incident" field={field} value={value} onChange={keep} record={row.id} />
      )}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
