import type { OpenedDraft } from '../worker/engine-contract.ts';
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
 * written. They lie among the other drafts under a name that says nothing. Values must survive JSON; files in them are
 * sealed with the rest.
 */
type Kept = { readonly value: unknown; readonly at: number };

/** Stands in the JSON for a file, with its place among the files. */
const FILE = '#file';

function packed(kept: Kept): { readonly text: string; readonly files: readonly File[] } {
  const files: File[] = [];
  const text = JSON.stringify(kept, (_, part) => (part instanceof File ? { [FILE]: files.push(part) - 1 } : part));
  return { text, files };
}

function unpacked({ text, files }: OpenedDraft): Kept {
  return JSON.parse(text, (_, part) => files[part?.[FILE]] ?? part);
}

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
  const { text, files } = packed({ value, at });
  const sealed = await (await engine()).sealDraft(name, text, files);
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
    return opened.ok ? unpacked(opened.value) : undefined;
  },

  drop: async (name) => {
    const place = await placeOf(name);
    forgetWaiting(name);
    await settleDraft(name); // what is being sealed now would come after the deletion
    await dropDraft(place);
  },
};
