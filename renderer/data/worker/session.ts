import { fail, ok, type Result } from '#shared/base/result.ts';
import { equalValues, type Value } from '#shared/base/value.ts';
import type { PinSetHow } from '#shared/domain/person.ts';
import { effectiveRoles } from '#shared/domain/roles.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import {
  newPersonKey,
  type PersonKey,
  pinWaitMs,
  readWrappedKey,
  unwrapPersonKey,
  wrapPersonKey,
} from '#shared/sync/persons.ts';
import { openRecovery, readRecoveryWords } from '#shared/sync/persons-recovery.ts';
import type { NewPerson, Person } from '../contract.ts';
import { hasBeenInTouch, isEnrolled, personsOf, pinMeta, rowsOf } from './facts.ts';
import type { EngineHost } from './host.ts';
import { BY_THE_APP, type Permit } from './permits.ts';
import { alone, saveDrafts } from './saving.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Who has this device now. Their key is in the worker's memory alone. */
export type Current =
  | { readonly kind: 'locked' }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'person'; readonly record: RecordId; readonly key: PersonKey | null };

type Guard = { readonly wrong: number; readonly lastAt: number };

const PIN_MIN = 4;
const PIN_MAX = 64;
const AUTO_LOCK_DEFAULT_MIN = 10;
const AUTO_LOCK_MAX_MIN = 24 * 60;

export function tidyPin(pin: string): string {
  return pin.normalize('NFKC').trim();
}

/** A PIN that may be set. */
export function checkPin(pin: string): Result<string> {
  const tidy = tidyPin(pin);
  if (tidy.length < PIN_MIN) return fail('input/invalid', { field: 'pin', why: 'length', min: PIN_MIN });
  return tidy.length > PIN_MAX ? fail('input/too-long', { field: 'pin', max: PIN_MAX }) : ok(tidy);
}

/**
 * How long after the last wrong PIN the next may be tried. A clock that was set back must not lock anybody out for
 * years: the wait never exceeds its length.
 */
export function waitLeftMs({ wrong, lastAt }: Guard, now: number): number {
  const wait = pinWaitMs(wrong);
  return Math.min(wait, Math.max(0, lastAt + wait - now));
}

/** Persons of a vessel on this device: PINs, keys, and who works now. */
export class PersonSession {
  readonly #host: EngineHost;
  readonly #workspace: OpenWorkspace;
  #current: Current = { kind: 'locked' };
  #touchedAt = 0;

  constructor(host: EngineHost, workspace: OpenWorkspace) {
    this.#host = host;
    this.#workspace = workspace;
  }

  get current(): Current {
    return this.#current;
  }

  /** The actor of what is written now; null while locked. */
  get actor(): RecordId | 'anonymous' | null {
    if (this.#current.kind === 'locked') return null;
    return this.#current.kind === 'person' ? this.#current.record : 'anonymous';
  }

  async person(): Promise<Person | null> {
    const { actor } = this;
    return (await personsOf(this.#workspace)).find((p) => p.record === actor) ?? null;
  }

  /** Roles that count: of the person who has unlocked this device, on their own side. */
  async roles(): Promise<readonly string[]> {
    return effectiveRoles(this.#workspace.side, (await this.person())?.roles ?? []);
  }

  /** @param key null for staff, whose key is kept elsewhere. */
  enter(record: RecordId, key: PersonKey | null): void {
    this.#current = { kind: 'person', record, key };
    this.touch();
  }

  enterAnonymously(): void {
    this.#current = { kind: 'anonymous' };
    this.touch();
  }

  lock(): void {
    if (this.#current.kind === 'person') this.#current.key?.seed.fill(0);
    this.#current = { kind: 'locked' };
  }

  touch(): void {
    this.#touchedAt = this.#host.clock.now();
  }

  // -------------------------------------------------------------- automatic lock

  async autoLockMin(): Promise<number> {
    const held = await this.#workspace.db.local.get('auto-lock-min');
    return typeof held?.value === 'number' ? held.value : AUTO_LOCK_DEFAULT_MIN;
  }

  /** @param minutes 0: never. */
  async setAutoLock(minutes: number): Promise<Result<null>> {
    if (!Number.isInteger(minutes) || minutes < 0 || minutes > AUTO_LOCK_MAX_MIN)
      return fail('input/invalid', { field: 'autoLockMin', why: 'range', min: 0, max: AUTO_LOCK_MAX_MIN });
    await this.#workspace.db.local.put({ key: 'auto-lock-min', value: minutes });
    return ok(null);
  }

  /** Whether nobody has touched it for too long, or who has it was signed off meanwhile; a clock that jumped either way counts as time gone by. */
  async isDueToLock(): Promise<boolean> {
    if (this.#current.kind === 'locked') return false;
    if ((await this.person())?.isGone) return true;
    const minutes = await this.autoLockMin();
    if (minutes === 0) return false;
    return Math.abs(this.#host.clock.now() - this.#touchedAt) >= minutes * 60_000;
  }

  // -------------------------------------------------------------- PINs

  async #guards(): Promise<Record<RecordId, Guard>> {
    const held = await this.#workspace.db.local.get('pin-guards');
    return (held?.value as Record<RecordId, Guard> | undefined) ?? {};
  }

  async #setGuard(person: RecordId, guard: Guard | null): Promise<void> {
    const { [person]: _old, ...rest } = await this.#guards();
    await this.#workspace.db.local.put({ key: 'pin-guards', value: guard ? { ...rest, [person]: guard } : rest });
  }

  async waitUntil(): Promise<Readonly<Record<RecordId, number>>> {
    const now = this.#host.clock.now();
    const waits = Object.entries(await this.#guards()).map(
      ([person, guard]) => [person, waitLeftMs(guard, now)] as const,
    );
    return Object.fromEntries(waits.filter(([, ms]) => ms > 0).map(([person, ms]) => [person, now + ms]));
  }

  async unlock(person: RecordId, pin: string): Promise<Result<null>> {
    const found = (await personsOf(this.#workspace)).find((p) => p.record === person);
    if (!found) return fail('record/unknown');
    if (found.isGone) return fail('auth/forbidden');
    const key = await this.#open(person, pin);
    if (!key.ok) return key;
    this.lock();
    this.enter(person, key.value);
    return ok(null);
  }

  /** The key of whoever gives their PIN, to sign with; who has the device stays. The caller wipes it. */
  async keyOf(person: RecordId, pin: string): Promise<Result<PersonKey>> {
    const found = (await personsOf(this.#workspace)).find((p) => p.record === person);
    if (!found) return fail('record/unknown');
    return found.isGone ? fail('auth/forbidden') : this.#open(person, pin);
  }

  /** Tries a PIN; wrong ones are counted on disk before the answer, so that closing the app does not forget them. */
  #open(person: RecordId, pin: string): Promise<Result<PersonKey>> {
    return this.#host.locks.exclusive(`bulwark-pin-${this.#workspace.id}`, async () => {
      const guard = (await this.#guards())[person] ?? { wrong: 0, lastAt: 0 };
      const waitMs = waitLeftMs(guard, this.#host.clock.now());
      if (waitMs > 0) return fail('auth/wait', { seconds: Math.ceil(waitMs / 1000) });
      const wrapped = readWrappedKey(this.#workspace.replica.meta(pinMeta(await this.#publicKeyOf(person))));
      if (!wrapped) return fail('auth/wrong-pin', { left: 0 });
      await this.#setGuard(person, { wrong: guard.wrong + 1, lastAt: this.#host.clock.now() });
      const opened = await unwrapPersonKey(wrapped, tidyPin(pin), await this.#host.keys.deviceSecret());
      if (opened.ok) await this.#setGuard(person, null);
      else {
        let left = 0;
        while (pinWaitMs(guard.wrong + 1 + left) === 0) left++;
        return fail('auth/wrong-pin', { left });
      }
      return opened;
    });
  }

  async #publicKeyOf(person: RecordId): Promise<Value | undefined> {
    return (await this.#workspace.replica.store.records([person])).get(person)?.values.publicKey;
  }

  /** The device went on under another key and gave records that nobody else had other ids: the person's may be one. */
  async follow(): Promise<void> {
    if (this.#current.kind !== 'person' || !this.#current.key) return;
    const { record, key } = this.#current;
    if ((await this.#workspace.replica.store.records([record])).has(record)) return;
    const renamed = (await rowsOf(this.#workspace, 'person')).find((row) =>
      equalValues(row.folded.values.publicKey, key.publicKey),
    );
    if (renamed) this.#current = { kind: 'person', record: renamed.id, key };
    else this.lock();
  }

  async #wrap(key: PersonKey, pin: string): Promise<Value> {
    return { ...(await wrapPersonKey(key, pin, await this.#host.keys.deviceSecret(), this.#host.random)) };
  }

  /** Meta that keeps a person's key under a PIN on this device. */
  async pinEntry(key: PersonKey, pin: string): Promise<Readonly<Record<string, Value>>> {
    return { [pinMeta(key.publicKey)]: await this.#wrap(key, pin) };
  }

  async changePin(oldPin: string, newPin: string): Promise<Result<null>> {
    if (this.#current.kind !== 'person') return fail('auth/signed-out');
    const pin = checkPin(newPin);
    if (!pin.ok) return pin;
    const { record } = this.#current;
    const key = await this.#open(record, oldPin);
    if (!key.ok) return key;
    const entry = await this.pinEntry(key.value, pin.value);
    return this.#notePin(record, 'changed', entry);
  }

  /** Keeps a PIN, and in the log when and by whom it was set; never the PIN. */
  async #notePin(
    person: RecordId,
    how: PinSetHow,
    meta: Readonly<Record<string, Value>>,
    more: Readonly<Record<string, Value>> = {},
  ): Promise<Result<null>> {
    const by = this.actor ?? person;
    const values = { ...more, ...pinSet(how, by, this.#host.clock.now()) };
    const saved = await alone(this.#host, this.#workspace, () =>
      saveDrafts(this.#workspace, [{ record: person, collection: 'person', values }], by, BY_THE_APP, meta),
    );
    return saved.ok ? ok(null) : saved;
  }

  /**
   * Where nobody is known, whoever is here may begin; but an enrolled PC that has not been in touch yet does not know
   * whom it knows.
   */
  async mayBegin(): Promise<boolean> {
    const isNobodyKnown = (await personsOf(this.#workspace)).every((p) => p.isGone);
    return isNobodyKnown && (!isEnrolled(this.#workspace) || (await hasBeenInTouch(this.#workspace)));
  }

  async addPerson(person: NewPerson, newPin: string, permit: Permit): Promise<Result<RecordId>> {
    const pin = checkPin(newPin);
    if (!pin.ok) return pin;
    const key = newPersonKey(this.#host.random);
    const { replica } = this.#workspace;
    return alone(this.#host, this.#workspace, async () => {
      const record = await replica.newRecordId('person');
      const by = this.#current.kind === 'person' ? this.#current.record : record;
      const values = { ...personValues(person, key), ...pinSet('given', by, this.#host.clock.now()) };
      const meta = await this.pinEntry(key, pin.value);
      const saved = await saveDrafts(
        this.#workspace,
        [{ record, collection: 'person', values, loaded: null }],
        this.actor ?? record,
        permit,
        meta,
      );
      return saved.ok ? ok(record) : saved;
    });
  }

  /** A new key: the old one opens with the old PIN only, and what it signed stays valid under the old public key. */
  async resetPin(person: RecordId, newPin: string): Promise<Result<null>> {
    const found = (await personsOf(this.#workspace)).find((p) => p.record === person);
    if (!found) return fail('record/unknown');
    if (found.isGone) return fail('auth/forbidden');
    const pin = checkPin(newPin);
    if (!pin.ok) return pin;
    const key = newPersonKey(this.#host.random);
    const meta = await this.pinEntry(key, pin.value);
    const how = (await this.#publicKeyOf(person)) === undefined ? 'given' : 'reset';
    const saved = await this.#notePin(person, how, meta, { publicKey: key.publicKey });
    if (saved.ok) await this.#setGuard(person, null);
    return saved;
  }

  /** Opens the master's key with the words of the set-up (docs/recovery.md). */
  async recover(words: string, newPin: string): Promise<Result<RecordId>> {
    const pin = checkPin(newPin);
    if (!pin.ok) return pin;
    const entropy = readRecoveryWords(words);
    if (!entropy) return fail('auth/recovery-words');
    for (const person of await personsOf(this.#workspace)) {
      const held = (await this.#workspace.replica.store.records([person.record])).get(person.record);
      const key = person.isGone ? null : openRecovery(held?.values.recovery, entropy, held?.values.publicKey);
      if (!key) continue;
      const entry = await this.pinEntry(key, pin.value);
      this.lock();
      this.enter(person.record, key);
      const noted = await this.#notePin(person.record, 'recovered', entry);
      if (!noted.ok) return noted;
      await this.#setGuard(person.record, null);
      return ok(person.record);
    }
    return fail('auth/recovery-words');
  }
}

export function pinSet(how: PinSetHow, by: RecordId, at: number): Record<string, Value> {
  return { pinSetAt: at, pinSetHow: how, pinSetBy: by };
}

export function personValues(
  { name, rank, roles, uiLanguage, languages, crewId, signedOnOn }: NewPerson,
  key: PersonKey,
): Record<string, Value> {
  return {
    name,
    ...(rank ? { rank } : {}),
    roles: [...roles],
    ...(uiLanguage ? { uiLanguage } : {}),
    ...(languages?.length ? { languages: [...languages] } : {}),
    ...(crewId ? { crewId } : {}),
    ...(signedOnOn ? { signedOnOn } : {}),
    publicKey: key.publicKey,
  };
}
