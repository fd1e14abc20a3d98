/** Who works on this device. */
import type { Result } from '#shared/base/result.ts';
import type { Side } from '#shared/domain/kind.ts';
import type { RecordId } from '#shared/oplog/op.ts';

export type NewPerson = {
  readonly name: string;
  readonly rank?: string;
  /** Codes of shared/domain/roles.ts. */
  readonly roles: readonly string[];
  readonly uiLanguage?: string;
  /** BCP 47, what the person understands. */
  readonly languages?: readonly string[];
  /** Crew or seafarer number of the company. */
  readonly crewId?: string;
  /** `YYYY-MM-DD`. */
  readonly signedOnOn?: string;
};

export type Person = {
  readonly record: RecordId;
  readonly name: string;
  readonly rank: string | null;
  /** Crew or seafarer number of the company. */
  readonly crewId: string | null;
  readonly roles: readonly string[];
  readonly uiLanguage: string | null;
  /** BCP 47, what the person understands. */
  readonly languages: readonly string[];
  /** `YYYY-MM-DD` as the crew list has them. */
  readonly signedOnOn: string | null;
  readonly signedOffOn: string | null;
  /** Can unlock on this device: has a PIN here. */
  readonly hasPin: boolean;
  /** Signed off the ship, or removed. */
  readonly isGone: boolean;
};

export type Staff = {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Of the certificate: `dpa`, `enrol`, `redact`, `revoke`, `admit`, `settle`. */
  readonly may: readonly string[];
};

export type Session = {
  /** Who works now; null: nobody or anonymously (see the workspace's status). */
  readonly person: Person | null;
  /** Everyone this vessel knows, those with a PIN here first, then by name. */
  readonly persons: readonly Person[];
  readonly staff: Staff | null;
  /** Roles that count here: of the person on a ship, of the signed-in staff member on a desk. */
  readonly roles: readonly string[];
  /** Capabilities of resources/rules/role-rights.json that who works now has; the worker refuses all others. */
  readonly may: readonly string[];
  readonly side: Side;
  readonly autoLockMin: number;
  /** UTC ms until which PINs are refused, per person, after wrong ones. */
  readonly waitUntil: Readonly<Record<RecordId, number>>;
};

export type SessionCommands = {
  /** `auth/wrong-pin` {left}, `auth/wait` {seconds}. Also the quick switch: the person before is locked out by it. */
  readonly unlock: (person: RecordId, pin: string) => Promise<Result<Person>>;
  /** Works as 'anonymous': to file quickly, or where no person is needed. */
  readonly continueAnonymously: () => Promise<Result<null>>;
  readonly lock: () => Promise<void>;
  /** Any touch of a key or the screen: puts off the automatic lock. */
  readonly touch: () => void;
  readonly setAutoLock: (minutes: number) => Promise<Result<null>>;
  readonly changePin: (oldPin: string, newPin: string) => Promise<Result<null>>;
  /** By master or another head. */
  readonly addPerson: (person: NewPerson, pin: string) => Promise<Result<Person>>;
  /** By master: makes a new key for somebody who forgot the PIN, or for whom this PC has none. */
  readonly resetPin: (person: RecordId, newPin: string) => Promise<Result<null>>;
  /** With the recovery words of the set-up: opens the master's key and sets a new PIN. `auth/recovery-words`. */
  readonly recover: (words: string, newPin: string) => Promise<Result<Person>>;
};
