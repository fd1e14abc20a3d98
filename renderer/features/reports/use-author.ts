import { useSession } from '#renderer/data/index.ts';
import type { Author } from './report-draft.ts';

/** Who works here, as the author of a report; null: anonymously. */
export function useAuthor(): Author | null {
  const { person, staff, roles } = useSession();
  const role = roles[0] ?? null;
  if (person !== null) return { record: person.record, name: person.name, role, isCrew: true };
  return staff === null ? null : { record: null, name: staff.name, role, isCrew: false };
}
