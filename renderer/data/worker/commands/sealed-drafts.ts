import type { Result } from '#shared/base/result.ts';
import { draftPlace } from '#shared/sync/sealed-draft.ts';
import type { Engine, SealedDraft } from '../engine-contract.ts';
import { opened } from '../gate.ts';
import { answered } from '../saving.ts';
import { openDraftOf, sealDraftOf } from '../sealed-drafts.ts';
import type { Tab } from '../tab.ts';

type SealedDraftCommands = Pick<Engine, 'sealDraft' | 'openDraft' | 'draftPlace'>;

/** Confidential texts that are still being typed. */
export function sealedDraftCommands(tab: Tab): SealedDraftCommands {
  return {
    async sealDraft(name: string, text: string): Promise<Result<SealedDraft>> {
      const open = opened(tab);
      if (!open.ok) return open;
      return answered(() => sealDraftOf(tab.host, open.value.session.current, name, text));
    },

    async openDraft(name: string, box: Uint8Array): Promise<Result<string>> {
      const open = opened(tab);
      if (!open.ok) return open;
      return answered(() => openDraftOf(tab.host, open.value.session.current, name, box));
    },

    async draftPlace(name: string): Promise<string> {
      return draftPlace(name, await tab.host.keys.deviceSecret());
    },
  };
}
