import { type RecordRow, save, useDraft } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';

type SavedTextProps = {
  readonly row: RecordRow;
  readonly field: string;
  readonly label: string;
  readonly help?: string;
  readonly rows?: number;
};

/** A text of a record: what is typed is kept on this PC at once, and saved when the field is left. */
export function SavedText({ row, field, label, help, rows = 3 }: SavedTextProps) {
  const draft = useDraft<string | null>(`${row.id}/${field}`, null);
  const { run, error } = useCommand();
  const held = typeof row.values[field] === 'string' ? row.values[field] : '';
  const text = draft.value ?? held;

  async function keep() {
    if (draft.value === null) return;
    if (text.trim() !== held) {
      const values = { [field]: text.trim() === '' ? null : text.trim() };
      const saved = await run(() => save([{ record: row.id, collection: row.collection, loaded: row, values }]));
      if (!saved.ok) return;
    }
    await draft.clear();
  }

  return (
    <>
      <TextAreaField
        label={label}
        {...(help === undefined ? {} : { help })}
        value={text}
        onChange={draft.set}
        onBlur={() => void keep()}
        rows={rows}
      />
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
