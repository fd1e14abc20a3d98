import { expect, test, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import type { WorkspaceDb } from '../store/db.ts';
import { useAnswer } from './use-answer.ts';

const asked = vi.hoisted(() => ({ answers: [] as ((value: string) => void)[] }));

vi.mock('./connection.ts', () => ({ connection: async () => ({ engine: {} }) }));

const db = {} as WorkspaceDb;
const [FIRST, SECOND] = [{}, {}];
const ask = () => new Promise<string>((resolve) => void asked.answers.push(resolve));

async function hookAt(revision: number) {
  asked.answers.length = 0;
  const initialProps = { question: FIRST, revision };
  return renderHook((props = initialProps) => useAnswer({ db, everyMs: 0, ...props }, ask), { initialProps });
}

const isAsked = (times: number) => vi.waitFor(() => expect(asked.answers).toHaveLength(times));

test('an answer is shown although the records have changed again meanwhile', async () => {
  const { result, rerender } = await hookAt(1);
  await isAsked(1);
  await rerender({ question: FIRST, revision: 2 });
  asked.answers[0]?.('first');
  await vi.waitFor(() => expect(result.current).toBe('first'));
  await isAsked(2);
  await rerender({ question: FIRST, revision: 3 });
  await isAsked(3);
  asked.answers[2]?.('third');
  await vi.waitFor(() => expect(result.current).toBe('third'));
  asked.answers[1]?.('second, too late');
  await rerender({ question: FIRST, revision: 3 });
  expect(result.current).toBe('third');
});

test('another question has no answer until its own is there', async () => {
  const { result, rerender } = await hookAt(1);
  await isAsked(1);
  asked.answers[0]?.('of the first');
  await vi.waitFor(() => expect(result.current).toBe('of the first'));
  await rerender({ question: SECOND, revision: 1 });
  expect(result.current).toBeUndefined();
  await isAsked(2);
  asked.answers[1]?.('of the second');
  await vi.waitFor(() => expect(result.current).toBe('of the second'));
});
