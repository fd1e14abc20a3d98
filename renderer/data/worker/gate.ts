import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Doer, GuardedCommand } from '#shared/domain/role-rights.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { SaveDraft, Saved } from '../contract.ts';
import { commandPermit, type Permit, permitFor } from './permits.ts';
import { alone, answered, saveDrafts } from './saving.ts';
import type { Open, Tab } from './tab.ts';

/**
 * What every command starts with: whether a vessel is open, who works on it, and what they may. Nothing is written
 * without {@link permitted}.
 */
type Permitted = Open & { readonly actor: RecordId | 'anonymous'; readonly permit: Permit };

export function opened(tab: Tab): Result<Open> {
  return tab.open ? ok(tab.open) : fail(tab.error?.code ?? 'store/closed');
}

/** A workspace that may be written to, by whom, and what they may. */
export async function permitted(tab: Tab, command: GuardedCommand | null = null): Promise<Result<Permitted>> {
  const open = opened(tab);
  if (!open.ok) return open;
  if (open.value.workspace.isReadOnly) return fail('store/from-newer-app');
  const { actor } = open.value.session;
  if (actor === null) return fail('auth/signed-out');
  open.value.session.touch();
  const doer = await doerOf(tab, open.value);
  const allowed = commandPermit(doer, command);
  return allowed.ok ? ok({ ...open.value, actor, permit: permitFor(doer) }) : allowed;
}

/** Who works now, with the roles that count: at a desk those of the sign-in, aboard those of the crew list. */
export async function doerOf(tab: Tab, { session }: Pick<Open, 'session'>): Promise<Doer> {
  const record = session.current.kind === 'person' ? session.current.record : null;
  const side = tab.role === 'vessel' ? 'ship' : 'shore';
  return { side, record, roles: tab.staff?.staff.roles ?? (await session.roles()) };
}

export async function write(tab: Tab, drafts: readonly SaveDraft[]): Promise<Result<readonly Saved[]>> {
  const open = await permitted(tab);
  if (!open.ok) return open;
  const { workspace, actor, permit } = open.value;
  const saved = await answered(() => alone(tab.host, workspace, () => saveDrafts(workspace, drafts, actor, permit)));
  tab.hasJournalFailed = !saved.ok && saved.error.code === 'store/journal-failed';
  if (saved.ok && saved.value.some((s) => s.isChanged)) await open.value.syncer.saved();
  else tab.tell();
  return saved;
}

export async function writeOne(tab: Tab, draft: SaveDraft): Promise<Result<Saved>> {
  const saved = await write(tab, [draft]);
  return saved.ok ? ok(saved.value[0] as Saved) : saved;
}
