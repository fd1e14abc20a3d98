import { use } from 'react';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import { loadFirstHour, loadNotificationRules } from '#renderer/i18n/load-content.ts';
import { once, type Say, useContentText } from '#renderer/i18n/use-content.ts';

/** The guide of the first hour and its words. */
export function useFirstHour() {
  const guide = use(once('first-hour', loadFirstHour));
  const say: Say = useContentText('content-first-hour');
  return { guide, say };
}

/** Who must be told, what to say, and the words of both in the reader's language or another. */
export function useNotificationRules(language?: LanguageCode) {
  const rules = use(once('notification rules', loadNotificationRules));
  const say: Say = useContentText('content-notifications', language);
  return { ...rules, say };
}
