import { fail, ok, type Result } from '#shared/base/result.ts';
import type { PersonKey } from '#shared/sync/persons.ts';
import { draftPlace, openDraft, sealDraft } from '#shared/sync/sealed-draft.ts';
import type { SealedDraft } from './engine-contract.ts';
import type { EngineHost } from './host.ts';
import type { Current } from './session.ts';

/** Of the person who works now and of nobody else: a draft that waited while the PC changed hands is refused. */
function keyFor(name: string, current: Current): PersonKey | null {
  if (current.kind !== 'person' || current.key === null) return null;
  const [, owner] = name.split('/');
  return owner === current.record ? current.key : null;
}

/** @param name `<vessel>/<person>/<form>`, as all drafts are named. */
export async function sealDraftOf(
  host: EngineHost,
  current: Current,
  name: string,
  text: string,
): Promise<Result<SealedDraft>> {
  const secret = await host.keys.deviceSecret();
  const key = keyFor(name, current);
  if (key === null) return fail('auth/forbidden');
  return ok({ place: draftPlace(name, secret), box: sealDraft(text, name, key, secret, host.random) });
}

export async function openDraftOf(
  host: EngineHost,
  current: Current,
  name: string,
  box: Uint8Array,
): Promise<Result<string>> {
  const secret = await host.keys.deviceSecret();
  const key = keyFor(name, current);
  if (key === null) return fail('auth/forbidden');
  const text = openDraft(box, name, key, secret);
  return text === null ? fail('sealed/cannot-open') : ok(text);
}
