/** What shore sends to ships, and their receipts. */
export { MessagesPage } from './messages-page.tsx';
