import type { Result } from '#shared/base/result.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { SignOffState } from '#shared/sync/sign-off.ts';
import type { Saved } from './records.ts';

/** What a person signs, and how they prove who they are. */
export type SignOrder = {
  readonly record: RecordId;
  /** A code of SIGNATURE_MEANINGS. */
  readonly meaning: string;
  /** Aboard: whoever signs, with their PIN; who has unlocked the PC stays at work. At a desk: left out. */
  readonly person?: RecordId;
  readonly pin?: string;
  /** The role that the signature is given in. */
  readonly role?: string;
  readonly remark?: string;
  /** The state that the record comes into with the signature, by who signs: both are written or neither. */
  readonly move?: string;
};

/** A sign-off as it stands now. */
export type SignOffView = {
  readonly id: RecordId;
  readonly record: RecordId;
  readonly meaning: string;
  readonly person: RecordId;
  /** Name and rank as they stood when it was made. */
  readonly name: string;
  readonly rank: string | null;
  readonly role: string | null;
  readonly remark: string | null;
  /** UTC ms, a claim. */
  readonly signedAt: number;
  readonly state: SignOffState;
  /** Of the first change of the content since, UTC ms, a claim. */
  readonly changedAt: number | null;
  /** Person record, or 'anonymous'. */
  readonly changedBy: string | null;
};

export type SignCommands = {
  /**
   * Signs the content of a record and its children as they are held here.
   * `auth/wrong-pin` {left}, `auth/wait` {seconds}, `auth/signed-out` at a desk without a sign-in,
   * `record/open-conflicts`, `record/unknown-ops`; with `move` what `transition` answers.
   */
  readonly sign: (order: SignOrder) => Promise<Result<Saved>>;
};
