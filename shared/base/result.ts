import type { ErrorCode } from './error-codes.ts';

/** Expected trouble, carried as data: a stable code, and what the sentence in the reader's language needs. */
export type AppError = {
  readonly code: ErrorCode;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** The answer of everything that can fail for a reason outside the program. A bug throws instead. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: ErrorCode, params?: AppError['params']): { readonly ok: false; readonly error: AppError } {
  return { ok: false, error: params ? { code, params } : { code } };
}

/** A refusal thrown through code that has no other way out (decoders); caught where bytes enter. */
export class Refusal extends Error {
  readonly error: AppError;
  constructor(code: ErrorCode, params?: AppError['params']) {
    super(code);
    this.name = 'Refusal';
    this.error = params ? { code, params } : { code };
  }
}
