import { openDeviceKeys, type PlatformCore } from '#renderer/platform/index.ts';
import dictionaryUrl from '#resources/dictionaries/dictionary-2.bin?url';
import { type Compressor, noCompressor } from '#shared/protocol/compressor.ts';
import { DICTIONARY_VERSION } from '#shared/protocol/versions.ts';
import zstdUrl from '../../../node_modules/@bokuweb/zstd-wasm/dist/web/zstd.wasm?url';
import { webRandom, webVerifier } from './crypto.ts';
import type { Channel, EngineHost } from './host.ts';
import { memoryLocks, webLocks } from './locks.ts';

/** What a browser's worker (or page) lends to the engine. */
export function browserHost(core: PlatformCore): EngineHost {
  let compressor: Promise<Compressor> | undefined;
  const locks = 'locks' in navigator ? webLocks() : memoryLocks();
  return {
    core,
    keys: openDeviceKeys(core, (task) => locks.exclusive('bulwark-keys', task)),
    clock: { now: () => Date.now() },
    timers: {
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      monotonic: () => performance.now(),
    },
    random: webRandom,
    verifier: webVerifier(),
    locks,
    channel: (name, onMessage): Channel => {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => onMessage(data);
      return { post: (message) => channel.postMessage(message), close: () => channel.close() };
    },
    compressor: () => {
      compressor ??= loadCompressorOfApp();
      return compressor;
    },
    isOnline: () => navigator.onLine,
    freeBytes: async () => {
      const { quota, usage } = await navigator.storage.estimate();
      return quota === undefined ? null : quota - (usage ?? 0);
    },
  };
}

async function loadCompressorOfApp(): Promise<Compressor> {
  try {
    const { loadCompressor } = await import('./zstd.ts');
    const answer = await fetch(dictionaryUrl);
    const dictionary = answer.ok
      ? { version: DICTIONARY_VERSION, bytes: new Uint8Array(await answer.arrayBuffer()) }
      : null;
    return await loadCompressor(zstdUrl, dictionary);
  } catch {
    return noCompressor; // everything works, at more bytes; the health says so
  }
}
