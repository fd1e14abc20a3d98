import type { Result } from '#shared/base/result.ts';
import type { LinkId } from '#shared/schedule/link-profile.ts';
import type { Engine } from '../engine-contract.ts';
import { opened, permitted } from '../gate.ts';
import { BY_THE_APP } from '../permits.ts';
import { alone, answered, saveDrafts } from '../saving.ts';
import { checkSpace } from '../space.ts';
import type { Open, Tab } from '../tab.ts';

type LinkCommands = Pick<Engine, 'woke' | 'syncNow' | 'chooseLink' | 'allowPhotos' | 'isolate' | 'rejoin'>;

/** The exchange with the hub: now, over which link, or not at all. */
export function linkCommands(tab: Tab): LinkCommands {
  return {
    async woke(isNewLink = true): Promise<void> {
      tab.open?.syncer.woke(isNewLink);
      await checkSpace(tab);
    },

    async syncNow(): Promise<Result<null>> {
      const open = opened(tab);
      return open.ok ? open.value.syncer.now() : open;
    },

    async chooseLink(link: LinkId | null): Promise<Result<null>> {
      const open = await permitted(tab, 'chooseLink');
      return open.ok ? open.value.syncer.chooseLink(link) : open;
    },

    async allowPhotos(): Promise<Result<null>> {
      const open = await permitted(tab, 'chooseLink');
      return open.ok ? open.value.syncer.allowPhotos() : open;
    },

    async isolate(reason: string): Promise<Result<null>> {
      const open = opened(tab);
      if (!open.ok) return tab.host.core.isolate(true);
      const done = await open.value.syncer.isolate(reason);
      await logLink(tab, open.value, 'isolated', reason);
      return done;
    },

    async rejoin(): Promise<Result<null>> {
      if (!tab.open) return tab.host.core.isolate(false);
      const open = await permitted(tab, 'rejoin');
      if (!open.ok) return open;
      const done = await open.value.syncer.rejoin();
      if (done.ok) await logLink(tab, open.value, 'rejoined');
      return done;
    },
  };
}

/** Also while the PC is locked, by nobody known: cutting the link must not wait for a PIN. */
async function logLink(
  tab: Tab,
  { workspace, session, syncer }: Open,
  what: 'isolated' | 'rejoined',
  reason?: string,
): Promise<void> {
  if (workspace.isReadOnly || workspace.role !== 'vessel') return;
  const values = { happenedAt: tab.host.clock.now(), what, ...(reason ? { reason } : {}) };
  await answered(() =>
    alone(tab.host, workspace, () =>
      saveDrafts(workspace, [{ collection: 'linkEvent', values }], session.actor ?? 'anonymous', BY_THE_APP),
    ),
  );
  await syncer.saved();
}
