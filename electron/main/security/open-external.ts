import { shell } from 'electron';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { externalLink } from './external-link.ts';

/**
 * The only caller of the system's "open this". Errors: `input/invalid` (not a plain http or https address),
 * `sync/isolated` (a browser would open sockets, too), `ipc/failed` (no browser).
 */
export async function openExternal(address: string, isIsolated: boolean): Promise<Result<null>> {
  const checked = externalLink(address);
  if (checked === null) return fail('input/invalid');
  if (isIsolated) return fail('sync/isolated');
  try {
    await shell.openExternal(checked);
    return ok(null);
  } catch {
    return fail('ipc/failed', { channel: 'external:open' });
  }
}
