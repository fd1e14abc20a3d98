import { connection } from './connection.ts';
import {
  type DraftKeeping,
  dropDraft,
  forgetWaiting,
  keepDraft,
  putDraftRow,
  readDraftRow,
  settleDraft,
} from './draft-keeper.ts';

/**
 * Drafts that only their writer opens again: sealed by the worker, which alone has the person's key, before anything is
 * written. They lie among the other drafts under a name that says nothing. Values must survive JSON.
 */
type Kept = { readonly value: unknown; readonly at: number };

const places = new Map<string, string>();

async function engine() {
  return (await connection()).engine;
}

async function placeOf(name: string): Promise<string> {
  const known = places.get(name);
  if (known !== undefined) return known;
  const place = `sealed/${await (await engine()).draftPlace(name)}`;
  places.set(name, place);
  return place;
}

async function write(name: string, value: unknown): Promise<number> {
  const at = Date.now();
  const sealed = await (await engine()).sealDraft(name, JSON.stringify({ value, at } satisfies Kept));
  if (!sealed.ok) throw new Error(sealed.error.code);
  // When somebody wrote is nobody's business either: the time is inside.
  await putDraftRow({ key: `sealed/${sealed.value.place}`, value: sealed.value.box, at: 0 });
  return at;
}

export const sealedDrafts: DraftKeeping = {
  keep: (name, value, onKept) => keepDraft(name, value, onKept, write),

  read: async (name) => {
    await settleDraft(name);
    const row = await readDraftRow(await placeOf(name));
    if (!(row?.value instanceof Uint8Array)) return undefined;
    const opened = await (await engine()).openDraft(name, row.value);
    return opened.ok ? (JSON.parse(opened.value) as Kept) : undefined;
  },

  drop: async (name) => {
    const place = await placeOf(name);
    forgetWaiting(name);
    await settleDraft(name); // what is being sealed now would come after the deletion
    await dropDraft(place);
  },
};
