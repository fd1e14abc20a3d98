import { fail, ok, type Result } from '#shared/base/result.ts';
import { PALETTES, type Palette } from '#shared/ipc/contract.ts';
import type { HostConfig, Platform, PlatformCore, Post, PostReply, Secrets } from './platform.ts';
import { webJournal } from './web-journal.ts';
import { keptGet, keptSet, sealedGet, sealedSet } from './web-keep.ts';

const ISOLATED = 'is-isolated';
const PALETTE = 'bulwark-palette';

/** Reads `config.json` beside the page; what is missing or wrong there is taken as a vessel without a hub. */
export async function webConfig(): Promise<HostConfig> {
  const plain: HostConfig = { role: 'vessel', hubUrl: null, isDemo: false, appVersion: '', canWrite: true };
  try {
    const answer = await fetch(new URL('config.json', document.baseURI), { cache: 'no-cache' });
    if (!answer.ok) return plain;
    const raw = (await answer.json()) as Record<string, unknown>;
    const { role, hubUrl, demo, version } = raw;
    return {
      ...plain,
      role: role === 'shore' ? 'shore' : 'vessel',
      // '' or '.' means: where this page came from
      hubUrl: typeof hubUrl === 'string' ? new URL(hubUrl, document.baseURI).origin : null,
      isDemo: demo === true,
      appVersion: typeof version === 'string' ? version : '',
    };
  } catch {
    return plain; // no link, or not JSON: the page itself came from a cache
  }
}

async function bodyOf(answer: Response): Promise<{ readonly body: Uint8Array; readonly isCut: boolean }> {
  const parts: Uint8Array[] = [];
  let isCut = false;
  try {
    const reader = answer.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) parts.push(part.value);
  } catch {
    isCut = true;
  }
  const body = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return { body, isCut };
}

async function post({ hubUrl, path, body, timeoutMs }: Post): Promise<Result<PostReply>> {
  if ((await keptGet(ISOLATED)) === true) return fail('sync/isolated');
  try {
    const answer = await fetch(new URL(path, hubUrl), {
      method: 'POST',
      body: body as BufferSource, // without a content type: no preflight
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const read = await bodyOf(answer);
    return ok({ status: answer.status, ...read, bytesUp: body.length, bytesDown: read.body.length });
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? fail('sync/timeout') : fail('sync/no-link');
  }
}

const secrets: Secrets = {
  get: async (name) => {
    try {
      return ok(await sealedGet(name));
    } catch {
      return fail('sealed/cannot-open');
    }
  },
  set: async (name, bytes) => {
    try {
      await sealedSet(name, bytes);
      return ok(null);
    } catch {
      return fail('store/full');
    }
  },
  protection: async () => 'browser',
};

/** Works in a page and in a worker. */
export function webCore(config: HostConfig): PlatformCore {
  return {
    kind: 'web',
    config,
    journal: webJournal,
    copy: null,
    secrets,
    post,
    chooseHub: async () => ok(null),
    isolate: async (isIsolated) => {
      await keptSet(ISOLATED, isIsolated ? true : null);
      return ok(null);
    },
    isIsolated: async () => (await keptGet(ISOLATED)) === true,
  };
}

function download(suggestedName: string, bytes: Uint8Array, mime: string): void {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = suggestedName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Null when the person cancels. */
function pickFile(extensions: readonly string[]): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = extensions.map((extension) => `.${extension}`).join(',');
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

export async function webPlatform(): Promise<Platform> {
  const core = webCore(await webConfig());
  return {
    ...core,
    bridge: null,
    saveFile: async (suggestedName, bytes, mime = 'application/octet-stream') => {
      download(suggestedName, bytes, mime);
      return ok(true);
    },
    openFile: async (extensions, maxBytes) => {
      const file = await pickFile(extensions);
      if (!file) return ok(null);
      if (file.size > maxBytes) return fail('file/too-large', { sizeBytes: file.size, maxBytes });
      try {
        return ok({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
      } catch {
        return fail('file/unreadable');
      }
    },
    openExternal: async (address) => {
      const url = URL.parse(address);
      if (!url || !['http:', 'https:'].includes(url.protocol)) return fail('input/invalid');
      window.open(url, '_blank', 'noopener,noreferrer');
      return ok(null);
    },
    setPalette: async (palette) => localStorage.setItem(PALETTE, palette),
    savedPalette: async () =>
      PALETTES.find((palette) => palette === localStorage.getItem(PALETTE)) ?? (null as Palette | null),
    osLocale: async () => navigator.language,
    secondCopy: null,
    on: () => () => {},
    quit: () => {},
  };
}
