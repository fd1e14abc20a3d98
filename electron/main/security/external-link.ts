import { URL_MAX_LENGTH } from '#shared/ipc/limits.ts';

/**
 * The address to hand to the operating system, or null. Only plain http(s): other schemes start programs, user names
 * hide the true host, and what browsers repair (backslashes, blanks, missing slashes) other programs read differently.
 */
export function externalLink(address: string): string | null {
  if (address.length > URL_MAX_LENGTH || !/^https?:\/\/[^/\\]/i.test(address)) return null;
  if (/[^\x21-\x7e]|\\/.test(address)) return null;
  const url = URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null;
  if (url.username !== '' || url.password !== '' || /^[^/]*@/.test(address.slice(address.indexOf('//') + 2)))
    return null;
  return url.href;
}
