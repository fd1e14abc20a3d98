import { loadProcedures } from '#renderer/i18n/load-content.ts';
import type { Procedure } from '#shared/domain/content/procedure.ts';
import { useLoaded } from './use-loaded.ts';

/** The restore tests that come with the app; undefined while they load. */
export function useProcedures(): readonly Procedure[] | undefined {
  return useLoaded(loadProcedures);
}
