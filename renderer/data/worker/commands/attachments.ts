import type { AddedPhoto } from '#renderer/data/contract.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { addPhoto, allowOriginals, askForOriginals, attachmentBlob } from '../attaching.ts';
import type { Engine } from '../engine-contract.ts';
import { permitted } from '../gate.ts';
import { readPhoto } from '../photos.ts';
import { answered } from '../saving.ts';
import type { Open, Tab } from '../tab.ts';

type AttachmentCommands = Pick<Engine, 'addPhoto' | 'attachmentBlob' | 'allowOriginals' | 'askForOriginals'>;

/** Photos and files under records. */
export function attachmentCommands(tab: Tab): AttachmentCommands {
  return {
    async addPhoto(
      parent: RecordId,
      file: File,
      options: { readonly caption?: string; readonly takenAt?: number } = {},
    ): Promise<Result<AddedPhoto>> {
      const open = await permitted(tab);
      if (!open.ok) return open;
      const photo = await readPhoto(file);
      if (!photo.ok) return photo;
      const { workspace, actor, permit } = open.value;
      const added = await answered(() =>
        addPhoto(tab.host, workspace, parent, photo.value, { name: file.name, ...options }, { actor, permit }),
      );
      if (added.ok) await open.value.syncer.saved();
      return added;
    },

    async attachmentBlob(record: RecordId, which: 'preview' | 'original'): Promise<Blob | null> {
      return tab.open ? attachmentBlob(tab.open.workspace, record, which) : null;
    },

    async allowOriginals(attachments: readonly RecordId[]): Promise<Result<null>> {
      const open = await permitted(tab);
      if (!open.ok) return open;
      const done = await answered(async () => ok(await allowOriginals(open.value.workspace, attachments)));
      if (done.ok) filesWanted(open.value);
      return done.ok ? ok(null) : done;
    },

    async askForOriginals(attachments: readonly RecordId[]): Promise<Result<null>> {
      const open = await permitted(tab);
      if (!open.ok) return open;
      const { workspace, actor, permit } = open.value;
      const done = await answered(() => askForOriginals(tab.host, workspace, attachments, { actor, permit }));
      if (done.ok) await open.value.syncer.saved();
      if (done.ok) filesWanted(open.value);
      return done;
    },
  };
}

/** Somebody waits for a file: the next run looks at the files again, and comes now. */
function filesWanted({ syncer }: Pick<Open, 'syncer'>): void {
  syncer.woke(false);
  void syncer.now();
}
