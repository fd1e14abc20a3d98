import * as z from 'zod/mini';
import type { ContactFields } from './contact.ts';

/** What is wrong with a way to reach somebody. */
export type ContactProblem = 'phone' | 'email' | 'portal' | 'countries';

const LEAST_DIGITS = 3; // 112
const MOST_DIGITS = 20;

/**
 * Telephone numbers as people write them: spaces, brackets, hyphens, an extension, more than one parted by `,`, `;` or `/`.
 * It must be possible to dial it; whether somebody answers is what "checked on" says.
 */
export function isPhone(text: string): boolean {
  return text.split(/[,;/]/).every((part) => {
    const [, number = '', extension] = /^\s*(.*?)\s*(?:(?:ext\.?|x)\s*(\d{1,6}))?\s*$/i.exec(part) ?? [];
    const digits = number.replace(/\D/g, '').length;
    const isPlain = /^\+?[\d(][\d ().-]*$/.test(number);
    return isPlain && digits >= LEAST_DIGITS && digits <= MOST_DIGITS && (extension === undefined || extension !== '');
  });
}

const email = z.email();
const portal = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });

export function isEmail(text: string): boolean {
  return text.split(/[,;]/).every((part) => email.safeParse(part.trim()).success);
}

/** An address that a browser opens. */
export function isPortal(text: string): boolean {
  return portal.safeParse(text.trim()).success;
}

export function isCountry(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}

const PHONES = ['phone', 'phoneAllHours', 'satphone'] as const;

/** What is wrong, by field; what is empty is right. */
export function contactProblems(contact: ContactFields): Readonly<Record<string, ContactProblem>> {
  const filled = (text: string | null | undefined): text is string => typeof text === 'string' && text.trim() !== '';
  const wrong: Record<string, ContactProblem> = {};
  for (const field of PHONES) {
    const value = contact[field];
    if (filled(value) && !isPhone(value)) wrong[field] = 'phone';
  }
  if (filled(contact.email) && !isEmail(contact.email)) wrong['email'] = 'email';
  if (filled(contact.portal) && !isPortal(contact.portal)) wrong['portal'] = 'portal';
  if ((contact.countries ?? []).some((country) => !isCountry(country))) wrong['countries'] = 'countries';
  return wrong;
}
