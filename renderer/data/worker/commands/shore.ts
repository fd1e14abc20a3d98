import type {
  HubVessel,
  MadeCode,
  NewCode,
  OnProgress,
  Staff,
  VesselAccess,
  WorkspaceInfo,
} from '#renderer/data/contract.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { ReplicaId } from '#shared/oplog/op.ts';
import { isHubUrl } from '#shared/sync/enrolment-code.ts';
import { addVessel, admitBatches, loadAccess, makeCode, revokeDevice } from '../access.ts';
import { IS_DESK } from '../device-marks.ts';
import type { Engine } from '../engine-contract.ts';
import { answered } from '../saving.ts';
import { PersonSession } from '../session.ts';
import { workspaceInfo } from '../shown.ts';
import { enrolDesk, listVessels, noteStaff, openDesk, type SignedIn, signInStaff, signOutStaff } from '../staff.ts';
import type { Open, Tab } from '../tab.ts';

type ShoreCommands = Pick<
  Engine,
  | 'signIn'
  | 'signOut'
  | 'loadVessels'
  | 'openVessel'
  | 'closeVessel'
  | 'loadAccess'
  | 'addVessel'
  | 'makeCode'
  | 'revokeDevice'
  | 'admitBatches'
>;

/** What staff of the company do at a desk: sign in, open a vessel, look after its devices. */
export function shoreCommands(tab: Tab): ShoreCommands {
  return {
    async signIn(username: string, password: string, named?: string): Promise<Result<Staff>> {
      const hubUrl = named?.trim().replace(/\/$/, '') ?? tab.host.core.config.hubUrl;
      if (hubUrl === null) return fail('sync/no-link');
      if (!isHubUrl(hubUrl)) return fail('input/invalid', { field: 'hubUrl' });
      if (tab.open?.workspace.role === 'vessel') return fail('auth/forbidden');
      const signed = await answered(() => signInStaff(tab.host, tab.device, hubUrl, username, password));
      if (!signed.ok) return signed;
      tab.role = 'shore';
      tab.staff = signed.value;
      await tab.device.local.put({ key: IS_DESK, value: true });
      await tab.tellNow();
      void loadVessels(tab);
      return ok(signed.value.staff);
    },

    async signOut(): Promise<void> {
      const signed = tab.staff;
      tab.staff = null;
      tab.vessels = { isLoading: false, vessels: [], askedAt: null };
      if (tab.role === 'shore') tab.close();
      await tab.tellNow();
      if (signed) await signOutStaff(tab.host, signed);
    },

    loadVessels: () => loadVessels(tab),

    async openVessel(vesselId: string, onProgress?: OnProgress): Promise<Result<WorkspaceInfo>> {
      const staff = tab.staff;
      if (!staff) return fail('auth/signed-out');
      tab.close();
      tab.error = null;
      const opened = await answered(() => openDesk(tab.host, tab.device, staff, vesselId, tab.events));
      tab.progress = null;
      if (!opened.ok) {
        tab.tell();
        return opened;
      }
      const workspace = opened.value;
      await tab.use(workspace, new PersonSession(tab.host, workspace));
      const open = tab.open as Open | null;
      if (!open) return fail('store/closed');
      onProgress?.({ done: 0, total: null });
      let done = 0;
      const stop = workspace.replica.onChange(({ records }) => {
        done += records.length;
        onProgress?.({ done, total: null });
      });
      const contact = await open.syncer.now(); // without a link: what is here already
      if (!contact.ok && contact.error.code === 'sync/unknown-device') {
        const again = await answered(() => enrolDesk(tab.host, staff, workspace));
        if (again.ok) await open.syncer.now();
      }
      stop();
      const person = await answered(async () => ok(await noteStaff(tab.host, workspace, staff)));
      if (person.ok) open.session.enter(person.value, null);
      else open.session.enterAnonymously();
      await tab.tellNow();
      return ok(await workspaceInfo(tab, open));
    },

    async closeVessel(): Promise<void> {
      if (tab.role === 'shore') tab.close();
      await tab.tellNow();
    },

    async loadAccess(vesselId: string): Promise<Result<VesselAccess>> {
      return asStaff(tab, (staff) => loadAccess(tab.host, staff, vesselId));
    },

    async addVessel(vessel: { readonly name: string; readonly imoNumber: string }): Promise<Result<string>> {
      return asStaff(tab, (staff) => addVessel(tab.host, staff, vessel));
    },

    async makeCode(asked: NewCode): Promise<Result<MadeCode>> {
      return asStaff(tab, (staff) => makeCode(tab.host, staff, asked));
    },

    async revokeDevice(vesselId: string, replica: ReplicaId, reason: string): Promise<Result<VesselAccess>> {
      return asStaff(tab, (staff) => revokeDevice(tab.host, staff, vesselId, replica, reason));
    },

    async admitBatches(vesselId: string, batches: readonly string[], reason: string): Promise<Result<VesselAccess>> {
      return asStaff(tab, (staff) => admitBatches(tab.host, staff, vesselId, batches, reason));
    },
  };
}

async function asStaff<T>(tab: Tab, run: (staff: SignedIn) => Promise<Result<T>>): Promise<Result<T>> {
  const staff = tab.staff;
  return staff ? answered(() => run(staff)) : fail('auth/signed-out');
}

async function loadVessels(tab: Tab): Promise<Result<readonly HubVessel[]>> {
  const { staff } = tab;
  if (!staff) return fail('auth/signed-out');
  tab.vessels = { ...tab.vessels, isLoading: true };
  tab.tell();
  const list = await answered(() => listVessels(tab.host, tab.device, staff));
  if (tab.staff !== staff) return list; // who asked is gone: whoever comes next is shown nothing of it
  tab.vessels = list.ok
    ? { isLoading: false, vessels: list.value, askedAt: tab.host.clock.now() }
    : { ...tab.vessels, isLoading: false };
  tab.tell();
  return list;
}
