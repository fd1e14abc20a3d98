// The few globals that every environment of ours has (Node 22+, Chromium, workers) and that are no part of ES2024.
// Time, randomness, timers and cryptography are not here: they come in as parameters (`shared/base/ports.ts`).

declare class TextEncoder {
  readonly encoding: 'utf-8';
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
  constructor(label?: 'utf-8', options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  readonly encoding: string;
  readonly fatal: boolean;
  decode(input?: Uint8Array | ArrayBuffer | DataView, options?: { readonly stream?: boolean }): string;
}

declare function structuredClone<T>(value: T): T;
