import { describe, expect, it, vi } from 'vitest';
import { ok } from '#shared/base/result.ts';
import type { IpcHandlers } from '#shared/ipc/contract.ts';
import { APPEND_MAX_BYTES, ENTRY_MAX_BYTES, EXCHANGE_MAX_UP_BYTES, PAGE_MAX_BYTES } from '#shared/ipc/limits.ts';
import { answer } from './answer.ts';

const append: IpcHandlers['journal:append'] = async () => ok({ first: 0, count: 1 });
const entry = new Uint8Array(3);

describe('answer', () => {
  it('runs the handler with what was given and hands on its reply', async () => {
    const handler = vi.fn(append);
    expect(await answer('journal:append', handler, true, [{ entries: [entry] }])).toEqual(ok({ first: 0, count: 1 }));
    expect(handler).toHaveBeenCalledWith({ entries: [entry] });
  });

  it('refuses a stranger before it looks at anything', async () => {
    const handler = vi.fn(append);
    expect(await answer('journal:append', handler, false, [{ entries: [entry] }])).toMatchObject({
      error: { code: 'ipc/untrusted-sender' },
    });
    expect(handler).not.toHaveBeenCalled();
  });

  it.each([
    [],
    [null],
    ['text'],
    [{}],
    [{ entries: [] }],
    [{ entries: [[1, 2]] }],
    [{ entries: [new Uint8Array(ENTRY_MAX_BYTES + 1)] }],
    [{ entries: Array(5000).fill(entry) }],
    [{ entries: Array(3).fill(new Uint8Array(APPEND_MAX_BYTES / 3 + 1)) }],
    [{ entries: [entry], path: '/etc' }],
    [{ entries: [entry] }, 'more'],
  ])('refuses arguments outside the contract %#', async (...args) => {
    const handler = vi.fn(append);
    expect(await answer('journal:append', handler, true, args)).toMatchObject({
      error: { code: 'ipc/bad-args', params: { channel: 'journal:append' } },
    });
    expect(handler).not.toHaveBeenCalled();
  });

  it('knows the limits of every verb that takes something', async () => {
    const refused = { error: { code: 'ipc/bad-args' } };
    const never = async () => {
      throw new Error('was run');
    };
    expect(await answer('journal:read', never, true, [{ from: -1, maxBytes: 1 }])).toMatchObject(refused);
    expect(await answer('journal:read', never, true, [{ from: 0, maxBytes: PAGE_MAX_BYTES + 1 }])).toMatchObject(
      refused,
    );
    expect(await answer('secret:get', never, true, [{ name: '../../id_rsa' }])).toMatchObject(refused);
    expect(await answer('file:open', never, true, [{ extensions: ['*'], maxBytes: 1 }])).toMatchObject(refused);
    expect(await answer('app:set-palette', never, true, [{ palette: 'pink' }])).toMatchObject(refused);
    const exchange = { hubUrl: 'http://h', path: '/', body: entry, timeoutMs: 1 };
    for (const bad of [
      { path: 'x' },
      { path: '/\r\nEvil: 1' },
      { path: '/ HTTP/1.1' },
      { body: new Uint8Array(EXCHANGE_MAX_UP_BYTES + 1) },
      { timeoutMs: 0 },
      { timeoutMs: 1e9 },
    ])
      expect(await answer('sync:exchange', never, true, [{ ...exchange, ...bad }])).toMatchObject(refused);
  });

  it('answers when a handler throws, without what it said', async () => {
    const result = await answer('app:quit', () => Promise.reject(new Error('secret')), true, [undefined]);
    expect(result).toEqual({ ok: false, error: { code: 'ipc/failed', params: { channel: 'app:quit' } } });
  });

  it('lets nothing out that the contract does not name', async () => {
    const opened = async () => ok({ name: 'a.txt', bytes: entry, path: '/home/master/a.txt' });
    expect(await answer('file:open', opened, true, [{ extensions: [], maxBytes: 1 }])).toEqual(
      ok({ name: 'a.txt', bytes: entry }),
    );
    const wrong = (async () => ok({ name: 7 })) as unknown as IpcHandlers['file:open'];
    expect(await answer('file:open', wrong, true, [{ extensions: [], maxBytes: 1 }])).toMatchObject({
      error: { code: 'ipc/failed' },
    });
  });
});
