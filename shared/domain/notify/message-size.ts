/**
 * How much of a text one short message carries (3GPP TS 23.038): 160 signs of the GSM 7-bit default alphabet (6.2.1), of
 * which those of its extension table (6.2.1.1) take the room of two; 70 UTF-16 units (UCS2, 6.2.3) once any other sign is
 * in it.
 */
const DEFAULT_ALPHABET = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');

export const MESSAGE_SIGNS = 160;
export const MESSAGE_SIGNS_OTHER = 70;

export type TextSize = {
  readonly used: number;
  readonly max: number;
};

export type MessageSize = TextSize & {
  /** Signs that the default alphabet lacks, each once: they are why only 70 fit. */
  readonly outside: readonly string[];
  /** Signs of the extension table, each once: they count two; none where 70 fit, all signs are alike there. */
  readonly doubled: readonly string[];
};

export function messageSize(text: string): MessageSize {
  const signs = [...text];
  const outside = new Set(signs.filter((sign) => !DEFAULT_ALPHABET.has(sign) && !EXTENSION.has(sign)));
  if (outside.size > 0) return { used: text.length, max: MESSAGE_SIGNS_OTHER, outside: [...outside], doubled: [] };
  const doubled = signs.filter((sign) => EXTENSION.has(sign));
  const used = signs.length + doubled.length;
  return { used, max: MESSAGE_SIGNS, outside: [], doubled: [...new Set(doubled)] };
}

/** Size of a text against its limit: one message, or so many UTF-16 units for whatever else carries it. */
export function textSize(text: string, maxLength: number): MessageSize {
  if (maxLength === MESSAGE_SIGNS) return messageSize(text);
  return { used: text.length, max: maxLength, outside: [], doubled: [] };
}
