import type { Session, Workspace, WorkspaceInfo } from '../contract.ts';
import type { EngineState } from './engine-contract.ts';
import { infoOf, personsOf } from './facts.ts';
import { doerOf } from './gate.ts';
import { capabilities } from './permits.ts';
import type { Open, Tab } from './tab.ts';

const NOBODY: Pick<Session, 'person' | 'persons' | 'may' | 'autoLockMin' | 'waitUntil'> = {
  person: null,
  persons: [],
  may: [],
  autoLockMin: 0,
  waitUntil: {},
};

/** All that the pages are shown of the tab as it is now. */
export async function engineState(tab: Tab): Promise<EngineState> {
  const open = tab.open;
  return {
    workspace: await workspaceState(tab, open),
    session: await sessionState(tab, open),
    sync: tab.sync,
    delivery: tab.delivery,
    vessels: tab.vessels,
    database: open?.workspace.id ?? null,
  };
}

async function workspaceState(tab: Tab, open: Open | null): Promise<Workspace> {
  const info = open ? await workspaceInfo(tab, open) : null;
  const common = { role: tab.role, info, error: tab.error, progress: tab.progress, canExport: open !== null };
  if (tab.isStarting) return { ...common, status: 'starting' };
  if (tab.error) return { ...common, status: 'failed' };
  if (!open) return { ...common, status: 'none' };
  return { ...common, status: open.session.current.kind === 'locked' ? 'locked' : 'ready' };
}

export function workspaceInfo(tab: Tab, { workspace }: Open): Promise<WorkspaceInfo> {
  return infoOf(workspace, {
    store: tab.isBehind ? 'rebuilding' : 'good',
    journal: workspace.journaled ? (tab.hasJournalFailed ? 'failed' : 'good') : 'none',
    ...tab.space,
    keyProtection: tab.keyProtection,
    isCompressing: tab.isCompressing,
    isReadOnly: workspace.isReadOnly,
  });
}

async function sessionState(tab: Tab, open: Open | null): Promise<Session> {
  const side = tab.role === 'vessel' ? 'ship' : 'shore';
  const staff = tab.staff?.staff ?? null;
  if (!open) return { ...NOBODY, staff, roles: staff?.roles ?? [], side };
  const persons = await personsOf(open.workspace);
  const { actor } = open.session;
  const doer = await doerOf(tab, open);
  return {
    person: persons.find((p) => p.record === actor) ?? null,
    persons,
    staff,
    roles: doer.roles,
    may: capabilities(doer),
    side,
    autoLockMin: await open.session.autoLockMin(),
    waitUntil: await open.session.waitUntil(),
  };
}
