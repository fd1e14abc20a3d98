import type { NewMessage, SentMessage } from '#renderer/data/contract/messages.ts';
import type { OnProgress } from '#renderer/data/contract.ts';
import { isAtHub } from '#renderer/data/delivery.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Engine } from '../engine-contract.ts';
import { opened, permitted, write } from '../gate.ts';
import { messageDrafts, sendElsewhere, shipReach } from '../messages.ts';
import { answered } from '../saving.ts';
import type { Tab } from '../tab.ts';

type ShipMessageCommands = Pick<Engine, 'sendMessage' | 'shipReach'>;

/** Messages of the company to its ships. */
export function shipMessageCommands(tab: Tab): ShipMessageCommands {
  return {
    async sendMessage(
      vesselIds: readonly string[],
      message: NewMessage,
      onProgress?: OnProgress,
    ): Promise<Result<readonly SentMessage[]>> {
      const staff = tab.staff;
      if (!staff) return fail('auth/signed-out');
      const sent: SentMessage[] = [];
      for (const vesselId of vesselIds) {
        onProgress?.({ done: sent.length, total: vesselIds.length });
        const isOpen = tab.open?.workspace.belonging().vesselId === vesselId;
        const done = await answered(async () =>
          ok(
            isOpen
              ? await sendHere(tab, vesselId, message)
              : await sendElsewhere(tab.host, tab.device, staff, vesselId, message),
          ),
        );
        sent.push(done.ok ? done.value : { vesselId, state: 'failed', error: done.error });
      }
      onProgress?.({ done: sent.length, total: vesselIds.length });
      return ok(sent);
    },

    async shipReach(): Promise<Result<Readonly<Record<string, number>>>> {
      const open = opened(tab);
      if (!open.ok) return open;
      if (!tab.staff) return fail('auth/signed-out');
      return shipReach(tab.host, tab.staff, open.value.workspace.belonging().vesselId);
    },
  };
}

async function sendHere(tab: Tab, vesselId: string, message: NewMessage): Promise<SentMessage> {
  const open = await permitted(tab);
  if (!open.ok) return { vesselId, state: 'failed', error: open.error };
  const { workspace, actor } = open.value;
  const drafts = await messageDrafts(workspace, message, tab.host.clock.now(), actor);
  const saved = drafts.ok ? await write(tab, drafts.value) : drafts;
  if (!saved.ok) return { vesselId, state: 'failed', error: saved.error };
  const done = await open.value.syncer.now();
  // By what the hub is known to hold: where another tab does the exchange, it has only been asked to.
  const held = await workspace.replica.store.records(saved.value.map(({ record }) => record));
  const delivery = open.value.syncer.delivery();
  const isThere = [...held.values()].every(({ reach }) => isAtHub(reach, delivery));
  return { vesselId, state: isThere ? 'onHub' : 'written', error: done.ok ? null : done.error };
}
