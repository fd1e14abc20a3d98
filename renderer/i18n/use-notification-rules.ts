import { use } from 'react';
import type { LanguageCode } from './languages.ts';
import { loadNotificationRules } from './load-content.ts';
import { once, type Say, useContentText } from './use-content.ts';

/** Who must be told, what to say, and the words of both in the reader's language or another. */
export function useNotificationRules(language?: LanguageCode) {
  const rules = use(once('notification rules', loadNotificationRules));
  const say: Say = useContentText('content-notifications', language);
  return { ...rules, say };
}
