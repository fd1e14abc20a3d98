import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { orderlyShutdown } from './shutdown.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(hasPage: boolean) {
  const happened: string[] = [];
  let finishNow: () => void = () => {};
  const app = Object.assign(new EventEmitter(), {
    quit: () => {
      const event = { preventDefault: () => happened.push('held back') };
      const before = happened.length;
      app.emit('before-quit', event);
      if (happened.length === before) happened.push('gone');
    },
  });
  const shutdown = orderlyShutdown(app as unknown as App, {
    askPage: () => {
      happened.push('page asked');
      return hasPage;
    },
    finish: () => {
      happened.push('finishing');
      return new Promise((resolve) => {
        finishNow = resolve;
      });
    },
  });
  return { app, shutdown, happened, finish: () => finishNow() };
}

describe('orderlyShutdown', () => {
  it('asks the page, finishes, and only then goes', async () => {
    const { app, shutdown, happened, finish } = setUp(true);
    app.quit();
    app.quit();
    await vi.advanceTimersByTimeAsync(1000);
    expect(happened).toEqual(['held back', 'page asked', 'held back']);
    expect(shutdown.isDone()).toBe(false);
    shutdown.pageIsReady();
    await vi.advanceTimersByTimeAsync(0);
    expect(happened.at(-1)).toBe('finishing');
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(happened.at(-1)).toBe('gone');
    expect(happened.filter((what) => what === 'page asked')).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not wait for ever for a page that hangs, nor at all for none', async () => {
    const hanging = setUp(true);
    hanging.app.quit();
    await vi.advanceTimersByTimeAsync(4999);
    expect(hanging.happened).not.toContain('finishing');
    await vi.advanceTimersByTimeAsync(1);
    expect(hanging.happened).toContain('finishing');
    const none = setUp(false);
    none.app.quit();
    await vi.advanceTimersByTimeAsync(0);
    expect(none.happened).toContain('finishing');
  });

  it('does not ask a page that has asked itself', async () => {
    const { shutdown, happened } = setUp(true);
    shutdown.pageIsReady();
    await vi.advanceTimersByTimeAsync(0);
    expect(happened).toEqual(['held back', 'finishing']);
  });
});
