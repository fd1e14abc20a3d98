import type { RecordRow } from '#renderer/data/index.ts';
import { isForPaper } from '#renderer/pdf/model/teller.ts';
import { toHex } from '#shared/base/bytes.ts';
import { fieldSpec } from '#shared/domain/kinds.ts';

/** What a record says, for another program: bytes as hex; what no paper of an inspection may show is left out. */
export function plainRecord({ id, collection, number, values, createdAt, updatedAt }: RecordRow): object {
  const shown = Object.entries(values).filter(([field]) =>
    isForPaper({ showsRestricted: false }, fieldSpec(collection, field), field),
  );
  const said = JSON.stringify(Object.fromEntries(shown), (_key, value: unknown) =>
    value instanceof Uint8Array ? toHex(value) : value,
  );
  return { id, collection, number, createdAt: iso(createdAt), updatedAt: iso(updatedAt), values: JSON.parse(said) };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
