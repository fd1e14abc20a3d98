import type { NewMessage } from '#renderer/data/index.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { isPlainObject, type Value } from '#shared/base/value.ts';
import { readScenarioBundle } from '#shared/domain/content/content-bundle.ts';
import { settingsOfMessage } from '#shared/schedule/message-settings.ts';

/** An op holds 192 kB; text and names need some of it. */
export const MAX_PAYLOAD_BYTES = 150_000;

export type Fields = { readonly [key: string]: Value };

export function fieldsOf(value: Value | undefined): Fields {
  return isPlainObject(value ?? null) ? (value as Fields) : {};
}

/** One field of the data set or taken out; without any there is no data. */
export function withField({ payload }: NewMessage, field: string, value: Value | null): NewMessage['payload'] {
  const { [field]: _, ...rest } = fieldsOf(payload?.value);
  const next = value === null ? rest : { ...rest, [field]: value };
  return Object.keys(next).length === 0 ? null : { name: '', value: next };
}

/** Kinds that mean nothing without data. */
const NEEDED: readonly NewMessage['kind'][] = ['drillOrder', 'scenario', 'ruleUpdate', 'policy', 'advisoryBundle'];

export function isPayloadMissing({ kind, payload }: NewMessage): boolean {
  if (!NEEDED.includes(kind)) return false;
  return payload === null || (kind === 'drillOrder' && typeof fieldsOf(payload.value)['scenario'] !== 'string');
}

/**
 * A file that somebody chose, before it is sent anywhere.
 *
 * @param ownIds scenarios that this app has: the company's have numbers of their own.
 */
export function checkedPayload(kind: NewMessage['kind'], value: Value, ownIds: readonly string[]): Result<null> {
  if (kind === 'scenario') {
    const read = readScenarioBundle(value);
    if (!read.ok) return fail('content/not-a-scenario', { field: String(read.error.params?.['field'] ?? '') });
    const { id } = read.value.scenario;
    return ownIds.includes(id) ? fail('content/id-taken', { id }) : ok(null);
  }
  const settings = settingsOfMessage(kind, value);
  return settings.ok ? ok(null) : settings;
}
