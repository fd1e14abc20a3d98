import { useSession } from '#renderer/data/index.ts';

/** Who writes: a person of the crew, or staff at a desk, who have no record of their own on this ship. */
export type Author = {
  readonly record: string | null;
  readonly name: string;
  readonly role: string | null;
  readonly isCrew: boolean;
};

/** Who works here, as the author of a record; null: anonymously. */
export function useAuthor(): Author | null {
  const { person, staff, roles } = useSession();
  const role = roles[0] ?? null;
  if (person !== null) return { record: person.record, name: person.name, role, isCrew: true };
  return staff === null ? null : { record: null, name: staff.name, role, isCrew: false };
}
