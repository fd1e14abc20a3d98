import { useTranslation } from 'react-i18next';
import { type Person, sign } from '#renderer/data/index.ts';
import { PinStep } from '#renderer/features/session/index.ts';
import type { Result } from '#shared/base/result.ts';
import type { RecordId } from '#shared/oplog/op.ts';

export type SignedBy = {
  readonly record: RecordId;
  /** A code of SIGNATURE_MEANINGS. */
  readonly meaning: string;
  /** The role that the signature is given in. */
  readonly inRole?: string | undefined;
  /** Before the signature, so that it covers it. */
  readonly before?: (() => Promise<Result<unknown>>) | undefined;
  /** The state that the record comes into with the signature. */
  readonly move?: string | undefined;
};

/** @param who aboard, with their PIN; at a desk left out: who has signed in there. */
export async function signRecord(
  { record, meaning, inRole, before, move }: SignedBy,
  who: { readonly person?: string; readonly pin?: string } = {},
): Promise<Result<unknown>> {
  const prepared = await before?.();
  if (prepared && !prepared.ok) return prepared;
  const role = inRole === undefined ? {} : { role: inRole };
  return sign({ record, meaning, ...role, ...(move === undefined ? {} : { move }), ...who });
}

/** The PIN of whoever signs, while another may have the PC. */
export function SignByPin({
  person,
  onDone,
  ...signed
}: SignedBy & { readonly person: Person; readonly onDone?: () => void }) {
  const { t } = useTranslation('signoff');
  return (
    <PinStep
      person={person}
      attempt={(pin) => signRecord(signed, { person: person.record, pin })}
      submitLabel={t('sign')}
      onDone={() => onDone?.()}
    />
  );
}
