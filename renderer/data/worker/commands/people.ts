import type { NewPerson, Person } from '#renderer/data/contract.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { Engine } from '../engine-contract.ts';
import { personsOf } from '../facts.ts';
import { opened, permitted } from '../gate.ts';
import { BY_THE_APP, type Permit } from '../permits.ts';
import { answered } from '../saving.ts';
import type { Open, Tab } from '../tab.ts';

type PeopleCommands = Pick<
  Engine,
  | 'unlock'
  | 'continueAnonymously'
  | 'lock'
  | 'touched'
  | 'setAutoLock'
  | 'changePin'
  | 'addPerson'
  | 'resetPin'
  | 'recover'
>;

/** Who works on this device, and their PINs. */
export function peopleCommands(tab: Tab): PeopleCommands {
  return {
    async unlock(person: RecordId, pin: string): Promise<Result<Person>> {
      const open = opened(tab);
      if (!open.ok) return open;
      const done = await answered(() => open.value.session.unlock(person, pin));
      await tab.tellNow();
      return done.ok ? currentPerson(open.value) : done;
    },

    async continueAnonymously(): Promise<Result<null>> {
      const open = opened(tab);
      if (!open.ok) return open;
      open.value.session.lock();
      open.value.session.enterAnonymously();
      await tab.tellNow();
      return ok(null);
    },

    lock: () => lock(tab),

    async touched(): Promise<void> {
      tab.open?.session.touch();
    },

    async setAutoLock(minutes: number): Promise<Result<null>> {
      const open = await permitted(tab, 'setAutoLock');
      if (!open.ok) return open;
      const done = await answered(() => open.value.session.setAutoLock(minutes));
      await tab.tellNow();
      return done;
    },

    async changePin(oldPin: string, newPin: string): Promise<Result<null>> {
      const open = await permitted(tab);
      if (!open.ok) return open;
      const done = await answered(() => open.value.session.changePin(oldPin, newPin));
      await tab.tellNow();
      return done;
    },

    async addPerson(person: NewPerson, pin: string): Promise<Result<Person>> {
      const open = opened(tab);
      if (!open.ok) return open;
      if (open.value.workspace.isReadOnly) return fail('store/from-newer-app');
      const permit = await permitToAdd(tab, open.value);
      if (!permit.ok) return permit;
      const added = await answered(() => open.value.session.addPerson(person, pin, permit.value));
      if (!added.ok) return added;
      await open.value.syncer.saved();
      const found = (await personsOf(open.value.workspace)).find((p) => p.record === added.value);
      return found ? ok(found) : fail('record/unknown');
    },

    async resetPin(person: RecordId, newPin: string): Promise<Result<null>> {
      const open = await permitted(tab, 'resetPin');
      if (!open.ok) return open;
      const done = await answered(() => open.value.session.resetPin(person, newPin));
      if (done.ok) await open.value.syncer.saved();
      return done;
    },

    async recover(words: string, newPin: string): Promise<Result<Person>> {
      const open = opened(tab);
      if (!open.ok) return open;
      if (open.value.workspace.isReadOnly) return fail('store/from-newer-app');
      const done = await answered(() => open.value.session.recover(words, newPin));
      await tab.tellNow();
      return done.ok ? currentPerson(open.value) : done;
    },
  };
}

async function currentPerson({ session }: Open): Promise<Result<Person>> {
  const person = await session.person();
  return person ? ok(person) : fail('record/unknown');
}

/** Where nobody is known, whoever is here begins; everywhere else by the rights of who works now. */
async function permitToAdd(tab: Tab, open: Open): Promise<Result<Permit>> {
  if (await open.session.mayBegin()) return ok(BY_THE_APP);
  const allowed = await permitted(tab);
  return allowed.ok ? ok(allowed.value.permit) : allowed;
}

export async function lockIfDue(tab: Tab): Promise<void> {
  if (tab.role !== 'vessel' || !(await tab.open?.session.isDueToLock())) return;
  await lock(tab);
}

async function lock(tab: Tab): Promise<void> {
  tab.open?.session.lock();
  await tab.tellNow();
}
