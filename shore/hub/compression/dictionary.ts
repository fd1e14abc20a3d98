import { readFileSync } from 'node:fs';
import { DICTIONARY_VERSION } from '#shared/protocol/versions.ts';
import type { Dictionary } from './zstd.ts';

const FOLDER = new URL('../../../resources/dictionaries/', import.meta.url);

/** A dictionary that ships with the app (`resources/dictionaries`); null when the file is not there: all works without. */
export function readDictionary(version: number = DICTIONARY_VERSION, folder: URL = FOLDER): Dictionary | null {
  try {
    return { version, bytes: new Uint8Array(readFileSync(new URL(`dictionary-${version}.bin`, folder))) };
  } catch {
    return null;
  }
}
