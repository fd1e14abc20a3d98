import { use } from 'react';
import { loadFirstHour } from '#renderer/i18n/load-content.ts';
import { once, type Say, useContentText } from '#renderer/i18n/use-content.ts';

/** The guide of the first hour and its words. */
export function useFirstHour() {
  const guide = use(once('first-hour', loadFirstHour));
  const say: Say = useContentText('content-first-hour');
  return { guide, say };
}
