/** Every permission that we grant, and why. Whatever is not named here is refused. */
const GRANTED: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'copying the short incident text for voice or satphone, and record numbers',
  'persistent-storage': 'the database must not be cleared when the disk gets full',
};

/** @param isOwnFrame asked by the main frame of our own window at our own origin */
export function isGranted(permission: string, isOwnFrame: boolean): boolean {
  return isOwnFrame && Object.hasOwn(GRANTED, permission);
}
