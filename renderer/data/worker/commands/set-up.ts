import type { CopyContent, NewVessel, OnProgress } from '#renderer/data/contract.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { IS_RESTORING } from '../device-marks.ts';
import type { Engine } from '../engine-contract.ts';
import { enrolDevice } from '../enrolling.ts';
import { permitted } from '../gate.ts';
import { isRestoring, reopen } from '../opening.ts';
import { contentOf, takeOver } from '../restoring.ts';
import { answered } from '../saving.ts';
import { PersonSession } from '../session.ts';
import { makeVessel } from '../setting-up.ts';
import type { Open, Tab } from '../tab.ts';
import type { OpenWorkspace } from '../workspace.ts';

type SetUpCommands = Pick<Engine, 'createVessel' | 'enrol' | 'openCopy' | 'restoreCopy'>;

/** How a device comes to its vessel: made here, enrolled, or brought back from a second copy. */
export function setUpCommands(tab: Tab): SetUpCommands {
  return {
    async createVessel(vessel: NewVessel): Promise<Result<{ readonly recoveryWords: readonly string[] }>> {
      if (tab.open || tab.role !== 'vessel') return fail('enrol/already-enrolled');
      if (await isRestoring(tab)) return fail('store/damaged'); // the half of a copy is here: it must be brought to its end
      const made = await answered(() => makeVessel(tab.host, vessel, tab.events));
      tab.progress = null;
      if (!made.ok) return made;
      tab.error = null;
      await tab.use(made.value.workspace, made.value.session);
      await tab.tellNow();
      return ok({ recoveryWords: made.value.recoveryWords });
    },

    async enrol(codeText: string): Promise<Result<{ readonly vesselId: string; readonly company: string }>> {
      if (tab.role !== 'vessel') return fail('auth/forbidden');
      const before = tab.open;
      if (before?.workspace.isReadOnly) return fail('store/from-newer-app');
      const allowed = before ? await permitted(tab, 'enrol') : ok(null);
      if (!allowed.ok) return allowed;
      if (await isRestoring(tab)) return fail('store/damaged');
      const isForgotten = tab.sync.lastError?.code === 'sync/unknown-device';
      const enrolled = await answered(() =>
        enrolDevice(tab.host, codeText, before?.workspace ?? null, tab.events, isForgotten),
      );
      tab.progress = null;
      if (!enrolled.ok) {
        if (before && !before.workspace.db.isOpen()) await reopen(tab); // it was closed to change the vessel's id
        return enrolled;
      }
      const { workspace, vesselId, company } = enrolled.value;
      if (workspace === before?.workspace) before.syncer.woke();
      else await goOnWith(tab, workspace, before);
      await tab.tellNow();
      return ok({ vesselId, company });
    },

    async openCopy(onProgress?: OnProgress): Promise<Result<CopyContent | null>> {
      const { copy } = tab.host.core;
      if (tab.open || tab.role !== 'vessel' || !copy) return fail('enrol/already-enrolled');
      tab.copy = null;
      return answered(async () => {
        const found = await copy.open();
        if (!found.ok || found.value === null) return found.ok ? ok(null) : found;
        const content = await contentOf(copy, found.value, onProgress);
        tab.copy = found.value;
        return ok(content);
      });
    },

    async restoreCopy(onProgress?: OnProgress): Promise<Result<null>> {
      const { copy, journal } = tab.host.core;
      const found = tab.copy;
      if (tab.open || !copy || !journal || !found) return fail('enrol/already-enrolled');
      const taken = await answered(async () => {
        await tab.device.local.put({ key: IS_RESTORING, value: found.folder });
        await takeOver(copy, journal, found.entries, onProgress);
        await tab.device.local.delete(IS_RESTORING);
        return ok(null);
      });
      if (!taken.ok) return taken;
      tab.copy = null;
      await reopen(tab);
      return tab.open ? ok(null) : fail(tab.error?.code ?? 'record/unknown');
    },
  };
}

async function goOnWith(tab: Tab, workspace: OpenWorkspace, before: Open | null): Promise<void> {
  const was = before?.session.current;
  const session = new PersonSession(tab.host, workspace);
  if (was?.kind === 'person') session.enter(was.record, was.key);
  else if (was?.kind === 'anonymous') session.enterAnonymously();
  if (before) {
    before.stopListening();
    before.syncer.stop();
  }
  tab.error = null;
  await tab.use(workspace, session);
}
