import { expect, test } from 'vitest';
import { messageState } from './message-state.ts';

const row = (values: Record<string, number> = {}) => ({ values, reach: { 'desk/routine': 7, 'desk/urgent': 2 } });

test('a message is as far as somebody has said, and never further', () => {
  expect(messageState(row(), 'queued', null)).toBe('written');
  expect(messageState(row(), 'sent', null)).toBe('written');
  expect(messageState(row(), 'storedAshore', null)).toBe('onHub');
  expect(messageState(row(), 'storedAshore', { 'desk/routine': 7 })).toBe('onHub');
  expect(messageState(row(), 'storedAshore', { 'desk/routine': 6, 'desk/urgent': 2 })).toBe('onHub');
  expect(messageState(row(), 'storedAshore', { 'desk/routine': 9, 'desk/urgent': 2 })).toBe('delivered');
  expect(messageState(row({ receiptAt: 5 }), 'storedAshore', null)).toBe('read');
});
