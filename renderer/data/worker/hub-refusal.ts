import { ERROR_CODES, type ErrorCode } from '#shared/base/error-codes.ts';
import { type AppError, fail } from '#shared/base/result.ts';

/** The hub says why in its own words; anything else on the way (a captive portal, a proxy) is no answer of ours. */
export function refusalOf(status: number, body: Uint8Array): { readonly ok: false; readonly error: AppError } {
  try {
    const { code, params } = JSON.parse(new TextDecoder().decode(body)) as {
      code?: unknown;
      params?: AppError['params'];
    };
    if (ERROR_CODES.includes(code as ErrorCode)) return fail(code as ErrorCode, params);
  } catch {
    // not ours
  }
  return fail('sync/bad-answer', { status });
}
