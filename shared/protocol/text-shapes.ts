/**
 * Strings that have a shorter exact form. Each packer answers null unless unpacking gives back the very same string.
 */
const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const HEX = /^(?:[0-9a-f]{2}){6,64}$/;
const MAC = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/;
const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/** Days since 1970. */
export function packDay(text: string): number | null {
  if (!DAY.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isNaN(ms) || unpackDay(ms / DAY_MS) !== text ? null : ms / DAY_MS;
}

export function unpackDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** UTC ms. */
export function packInstant(text: string): number | null {
  if (!INSTANT.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || unpackInstant(ms) !== text ? null : ms;
}

export function unpackInstant(ms: number): string {
  return new Date(ms).toISOString();
}

export function packHex(text: string): Uint8Array | null {
  if (!HEX.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

export function packMac(text: string): Uint8Array | null {
  return MAC.test(text) ? Uint8Array.from(text.split(':'), (part) => Number.parseInt(part, 16)) : null;
}

export function unpackMac(bytes: Uint8Array): string {
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join(':');
}

export function packIpv4(text: string): Uint8Array | null {
  if (!IPV4.test(text)) return null;
  const parts = text.split('.').map(Number);
  if (parts.some((p) => p > 255) || parts.join('.') !== text) return null;
  return Uint8Array.from(parts);
}
