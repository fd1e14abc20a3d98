import type messages from '#resources/locales/en/messages.json';

declare global {
  interface BulwarkTexts {
    messages: typeof messages;
  }
}
