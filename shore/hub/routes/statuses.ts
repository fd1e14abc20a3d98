import type { ErrorCode } from '#shared/base/error-codes.ts';

/** HTTP status of a code; whatever is not named is the asker's mistake. */
const STATUSES: Partial<Record<ErrorCode, number>> = {
  'auth/signed-out': 401,
  'auth/wrong-password': 401,
  'sync/unknown-device': 401,
  'auth/forbidden': 403,
  'sync/revoked': 403,
  'hub/not-found': 404,
  'enrol/code-unknown': 404,
  'record/unknown': 404,
  'enrol/code-used': 409,
  'enrol/code-expired': 410,
  'packet/too-large': 413,
  'auth/wait': 429,
  'hub/too-many-requests': 429,
  'hub/internal': 500,
  'store/full': 507,
};

export function statusOf(code: ErrorCode): number {
  return STATUSES[code] ?? 400;
}
