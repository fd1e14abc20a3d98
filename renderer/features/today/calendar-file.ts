/**
 * An iCalendar file (RFC 5545) of whole days, for the calendar of a PC or phone. Example of one event:
 *
 *     BEGIN:VEVENT
 *     UID:backup-backupPlan.1@bulwark
 *     DTSTAMP:20261123T120000Z
 *     DTSTART;VALUE=DATE:20261128
 *     SUMMARY:Backup: ECDIS
 *     END:VEVENT
 */
export type CalendarEvent = {
  /** The same for the same duty in every file, so that a second file replaces the first one's event. */
  readonly uid: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly summary: string;
  readonly description: string;
};

/** Octets of a line without its end (RFC 5545 3.1). */
const LINE_OCTETS = 75;
const encoder = new TextEncoder();

/** @param now UTC ms, when the file is made. */
export function calendarFile(name: string, events: readonly CalendarEvent[], now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bulwark//Due dates//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(({ uid, on, summary, description }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
      'TRANSP:TRANSPARENT',
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** RFC 5545 3.3.11. Control characters other than tab and line end have no place in it. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replace(/[^\P{Cc}\t]/gu, '');
}

/** Long lines go on in the next one behind a space, and never in the middle of a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    // the space that begins a continued line is one of its octets
    if (octets + size > LINE_OCTETS - (parts.length > 0 ? 1 : 0)) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
