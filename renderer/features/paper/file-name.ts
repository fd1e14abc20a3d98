import type { Paper } from '#renderer/pdf/model/paper.ts';

/** `DRL-TP-A-0001.pdf`; of what has no number `TP-backupRegister-ru.pdf`: plain letters that every disk takes. */
export function fileNameOf(shortCode: string | undefined, { number, kind, language }: Paper): string {
  const name = number === null ? `${shortCode ?? 'bulwark'}-${kind}` : `${number}-${kind}`;
  return `${name.replace(/[^A-Za-z0-9-]/g, '')}-${language}.pdf`;
}
