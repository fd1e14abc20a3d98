import type { Result } from '#shared/base/result.ts';
import { draftPlace } from '#shared/sync/sealed-draft.ts';
import type { Engine, OpenedDraft, SealedDraft } from '../engine-contract.ts';
import { opened } from '../gate.ts';
import { answered } from '../saving.ts';
import { openDraftOf, sealDraftOf } from '../sealed-drafts.ts';
import type { Tab } from '../tab.ts';

type SealedDraftCommands = Pick<Engine, 'sealDraft' | 'openDraft' | 'draftPlace'>;

/** Confidential texts that are still being typed, with the photos that were chosen. */
export function sealedDraftCommands(tab: Tab): SealedDraftCommands {
  return {
    async sealDraft(name: string, text: string, files: readonly File[] = []): Promise<Result<SealedDraft>> {
      const open = opened(tab);
      if (!open.ok) return open;
      return answered(() => sealDraftOf(tab.host, open.value.session, name, text, files));
    },

    async openDraft(name: string, box: Uint8Array): Promise<Result<OpenedDraft>> {
      const open = opened(tab);
      if (!open.ok) return open;
      return answered(() => openDraftOf(tab.host, open.value.session, name, box));
    },

    async draftPlace(name: string): Promise<string> {
      return draftPlace(name, await tab.host.keys.deviceSecret());
    },
  };
}
