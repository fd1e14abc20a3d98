/** Every permission that we grant, and why. Whatever is not named here is refused. */
const GRANTED: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'copying the short incident text for voice or satphone, and record numbers',
  'persistent-storage': 'the database must not be cleared when the disk gets full',
  'media:video': 'reading the QR codes of another screen, on the sync page, while a person holds them to the camera',
};

/**
 * @param isOwnFrame asked by the main frame of our own window at our own origin
 * @param media what Chromium's permission `media` is asked for: 'video', 'audio', 'unknown'; never more than the camera
 */
export function isGranted(permission: string, isOwnFrame: boolean, media: readonly string[] = []): boolean {
  const asked =
    permission === 'media' ? (media.length > 0 ? media : ['unknown']).map((m) => `media:${m}`) : [permission];
  return isOwnFrame && asked.every((each) => Object.hasOwn(GRANTED, each));
}
