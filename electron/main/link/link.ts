import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Settings } from '../settings.ts';
import { createConnector } from './connect.ts';
import { type ExchangeReply, exchange } from './exchange.ts';

/** The origin of a hub's address; null when it is none: only http(s), no user name in it. */
export function hubOriginOf(address: string): string | null {
  const url = URL.parse(address);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  return url.origin;
}

/** The one way out of this computer: to the configured hub, unless the ship is isolated. */
export class Link {
  readonly #settings: Settings;
  readonly #connector = createConnector(() => !this.isIsolated);

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  get isIsolated(): boolean {
    return this.#settings.data.isIsolated;
  }

  /** What is open is closed before this returns its promise; the promise resolves when a restart would know, too. */
  async isolate(isIsolated: boolean): Promise<void> {
    const saved = this.#settings.update({ isIsolated });
    if (isIsolated) this.#connector.closeAll();
    await saved;
  }

  /** Errors: `input/invalid`. */
  async configure(address: string | null): Promise<Result<{ readonly origin: string | null }>> {
    const origin = address === null ? null : hubOriginOf(address);
    if (address !== null && origin === null) return fail('input/invalid');
    await this.#settings.update({ hubOrigin: origin });
    this.#connector.closeAll();
    return ok({ origin });
  }

  /** Errors as of `exchange`, and `input/invalid` when the address is not of the configured hub. */
  async exchange(hubUrl: string, path: string, body: Uint8Array, timeoutMs: number): Promise<Result<ExchangeReply>> {
    if (this.isIsolated) return fail('sync/isolated');
    const origin = hubOriginOf(hubUrl);
    // `//elsewhere` is a path that names another host.
    const url = origin === null ? null : URL.parse(path, origin);
    if (!url || origin !== this.#settings.data.hubOrigin || url.origin !== origin) return fail('input/invalid');
    const result = await exchange(this.#connector, { url, body, timeoutMs });
    return !result.ok && this.isIsolated ? fail('sync/isolated') : result;
  }

  close(): void {
    this.#connector.closeAll();
  }
}
