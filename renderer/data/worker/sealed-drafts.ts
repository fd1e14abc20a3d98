import { fail, ok, type Result } from '#shared/base/result.ts';
import type { PersonKey } from '#shared/sync/persons.ts';
import { type DraftFile, draftPlace, openDraft, sealDraft } from '#shared/sync/sealed-draft.ts';
import type { OpenedDraft, SealedDraft } from './engine-contract.ts';
import type { EngineHost } from './host.ts';
import type { PersonSession } from './session.ts';

/**
 * Of the person who works now and of nobody else: a draft that waited while the PC changed hands is refused. To be asked
 * after everything that is waited for: a lock in between wipes the key.
 */
function keyFor(name: string, { current }: PersonSession): PersonKey | null {
  if (current.kind !== 'person' || current.key === null) return null;
  const [, owner] = name.split('/');
  return owner === current.record ? current.key : null;
}

/** @param name `<vessel>/<person>/<form>`, as all drafts are named. */
export async function sealDraftOf(
  host: EngineHost,
  session: PersonSession,
  name: string,
  text: string,
  chosen: readonly File[],
): Promise<Result<SealedDraft>> {
  const files = await bytesOf(chosen);
  if (!files.ok) return files;
  const secret = await host.keys.deviceSecret();
  const key = keyFor(name, session);
  if (key === null) return fail('auth/forbidden');
  const box = sealDraft({ text, files: files.value }, name, key, secret, host.random);
  return ok({ place: draftPlace(name, secret), box });
}

async function bytesOf(files: readonly File[]): Promise<Result<readonly DraftFile[]>> {
  const out: DraftFile[] = [];
  for (const file of files) {
    try {
      out.push({ name: file.name, mime: file.type, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      return fail('file/unreadable'); // the stick was pulled
    }
  }
  return ok(out);
}

export async function openDraftOf(
  host: EngineHost,
  session: PersonSession,
  name: string,
  box: Uint8Array,
): Promise<Result<OpenedDraft>> {
  const secret = await host.keys.deviceSecret();
  const key = keyFor(name, session);
  if (key === null) return fail('auth/forbidden');
  const opened = openDraft(box, name, key, secret);
  if (opened === null) return fail('sealed/cannot-open');
  const files = opened.files.map(({ name: of, mime, bytes }) => new File([bytes as BlobPart], of, { type: mime }));
  return ok({ text: opened.text, files });
}
