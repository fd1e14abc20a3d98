const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/**
 * A file name that every system takes and that leads nowhere: no folders, no devices, no hidden files.
 * 60 signs, because file systems count 255 bytes, a sign can take four, and writing adds an ending for a moment.
 */
export function safeFileName(suggested: string): string {
  const cleaned = suggested
    .normalize('NFC')
    // Control and direction characters, and what Windows forbids.
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const ending = /\.[a-z0-9]{1,10}$/i.exec(cleaned)?.[0] ?? '';
  const stem = [...cleaned.slice(0, cleaned.length - ending.length)].slice(0, 50).join('');
  if (stem === '') return `bulwark${ending}`;
  return RESERVED.test(stem) ? `_${stem}${ending}` : `${stem}${ending}`;
}
