import { type DestinationStream, pino } from 'pino';
import { Refusal } from '#shared/base/result.ts';
import type { Log, LogEvent } from './context.ts';

/** Where in our own code it happened; the message is left out, since it may quote what was being written. */
function whereOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}

function kindOf(error: unknown): string {
  if (error instanceof Refusal) return error.error.code;
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}

/** JSON lines of numbers, ids and codes. @param stream default: stdout. */
export function pinoLog(options: { readonly level?: string; readonly stream?: DestinationStream } = {}): Log {
  const settings = { level: options.level ?? 'info', base: null };
  const logger = options.stream ? pino(settings, options.stream) : pino(settings);
  return {
    info: (event: LogEvent) => logger.info(event),
    warn: (event: LogEvent) => logger.warn(event),
    error: (event: LogEvent, error?: unknown) => logger.error({ ...event, kind: kindOf(error), where: whereOf(error) }),
  };
}
