import { openAgain } from '../store/db.ts';
import { lockIfDue } from './commands/people.ts';
import { IS_DESK, IS_RESTORING } from './device-marks.ts';
import type { Engine, EngineState } from './engine-contract.ts';
import { answered } from './saving.ts';
import { PersonSession } from './session.ts';
import { VESSEL_WORKSPACE } from './setting-up.ts';
import { checkSpace } from './space.ts';
import type { Tab } from './tab.ts';
import { openWorkspace } from './workspace.ts';

const LOCK_CHECK_MS = 10_000;
const SPACE_CHECK_MS = 60_000;

type LifeCommands = Pick<Engine, 'start' | 'stop' | 'reopen'>;

/** From the first look at the device until the tab is closed. */
export function lifeCommands(tab: Tab): LifeCommands {
  return {
    async start(onState: (state: EngineState) => void): Promise<void> {
      tab.onState = onState;
      await tab.tellNow();
      tab.keyProtection = await tab.host.core.secrets.protection().catch(() => 'none' as const);
      tab.every(LOCK_CHECK_MS, () => lockIfDue(tab));
      tab.every(SPACE_CHECK_MS, () => checkSpace(tab));
      await checkSpace(tab);
      if (tab.host.core.journal || tab.role === 'shore') await openAgain(tab.device);
      if (tab.role === 'vessel') await openOwnVessel(tab);
      const desk = await tab.device.local.get(IS_DESK);
      if (desk !== undefined && !tab.open && !tab.error) tab.role = 'shore';
      tab.isStarting = false;
      await tab.tellNow();
      tab.host
        .compressor()
        .then((compressor) => {
          tab.isCompressing = compressor.isAvailable;
          tab.tell();
        })
        .catch(() => {});
    },

    async stop(): Promise<void> {
      tab.stop();
    },

    reopen: () => reopen(tab),
  };
}

export async function reopen(tab: Tab): Promise<void> {
  tab.error = null;
  tab.isStarting = true;
  tab.tell();
  tab.close();
  if (tab.role === 'vessel') await openOwnVessel(tab);
  tab.isStarting = false;
  await tab.tellNow();
}

/** The one vessel of this device, if there is one: also when only its journal is left. */
async function openOwnVessel(tab: Tab): Promise<void> {
  const isKnown = (await tab.device.workspaces.get(VESSEL_WORKSPACE)) !== undefined;
  const journal = tab.host.core.journal ? await tab.host.core.journal.status() : null;
  if (journal && !journal.ok) {
    tab.error = journal.error;
    return;
  }
  if (!isKnown && !(journal && journal.value.count > 0)) return;
  if (await isRestoring(tab)) return;
  const found = await answered(() => openWorkspace(tab.host, { id: VESSEL_WORKSPACE, role: 'vessel', ...tab.events }));
  if (found.ok) await tab.use(found.value, new PersonSession(tab.host, found.value));
  else if (found.error.code !== 'record/unknown') tab.error = found.error;
  tab.progress = null;
}

export async function isRestoring(tab: Tab): Promise<boolean> {
  if ((await tab.device.local.get(IS_RESTORING)) === undefined) return false;
  const status = await tab.host.core.journal?.status();
  return status?.ok === true && status.value.count > 0;
}
