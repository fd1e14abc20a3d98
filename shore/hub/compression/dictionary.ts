import { readFileSync } from 'node:fs';
import type { Compressor } from '#shared/protocol/compressor.ts';
import { DICTIONARY_VERSION } from '#shared/protocol/versions.ts';
import { type Dictionary, nodeCompressor } from './zstd.ts';

const FOLDER = new URL('../../../resources/dictionaries/', import.meta.url);

/** A dictionary that ships with the app (`resources/dictionaries`); null when the file is not there: all works without. */
export function readDictionary(version: number = DICTIONARY_VERSION, folder: URL = FOLDER): Dictionary | null {
  try {
    return { version, bytes: new Uint8Array(readFileSync(new URL(`dictionary-${version}.bin`, folder))) };
  } catch {
    return null;
  }
}

/** Compressors with the dictionaries of earlier versions, each read when a ship first names it. */
export function olderCompressors(): (version: number) => Compressor | null {
  const held = new Map<number, Compressor | null>();
  return (version) => {
    if (version > DICTIONARY_VERSION) return null;
    const known = held.get(version);
    if (known !== undefined) return known;
    const dictionary = readDictionary(version);
    const compressor = dictionary ? nodeCompressor(dictionary) : null;
    held.set(version, compressor);
    return compressor;
  };
}
