const KEY = 'bulwark.last-person';

/** Who worked on this PC last: offered first. A preference of this PC, not a record. */
export function lastPerson(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberPerson(record: string): void {
  try {
    localStorage.setItem(KEY, record);
  } catch {
    // nobody is offered first then
  }
}
