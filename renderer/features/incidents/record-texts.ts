import type { RecordRow } from '#renderer/data/index.ts';
import type { IncidentFields } from '#shared/domain/incident.ts';
import type { ShortTexts } from '#shared/domain/notify/notification-rules.ts';
import { buildShortText, type ShortTextValues, spokenPosition, spokenTime } from '#shared/domain/notify/short-text.ts';
import type { VesselFields } from '#shared/domain/vessel.ts';

/** What the words of the reader's language add to the record. */
export type TextParts = {
  readonly vessel: VesselFields;
  readonly incident: IncidentFields;
  readonly number: string | null;
  /** Names of the systems concerned. */
  readonly systems: readonly string[];
  /** State of the incident in a word. */
  readonly state: string | null;
  /** Who speaks, and in which role. */
  readonly caller: string | null;
  readonly role: string | null;
  /** Names of those told already. */
  readonly told: readonly string[];
  /** How long it lasted or has lasted, in words; null: not known. */
  readonly duration: string | null;
  /** In place of an end: "still going on". */
  readonly goesOn: string;
};

/** Values for call scripts and short texts, out of the record. What is not known is null and said so on screen. */
export function textValues(parts: TextParts): ShortTextValues {
  const { vessel, incident, number, systems, state, caller, role, told, duration, goesOn } = parts;
  const startedAt = incident.occurredAt ?? incident.detectedAt ?? incident.awareShipAt ?? null;
  const position =
    typeof incident.latDeg === 'number' && typeof incident.lonDeg === 'number'
      ? spokenPosition(incident.latDeg, incident.lonDeg)
      : null;
  const at = (time: number | null | undefined) => (typeof time === 'number' ? spokenTime(time) : null);
  const list = (names: readonly (string | null | undefined)[]) => names.filter(Boolean).join(', ') || null;
  return {
    ship: vessel.name ?? null,
    imo: vessel.imoNumber ?? null,
    flag: vessel.flag ?? null,
    callSign: vessel.callSign ?? null,
    phone: vessel.phone ?? null,
    company: vessel.companyName ?? null,
    time: at(incident.awareShipAt ?? startedAt),
    position,
    port: list([incident.port, incident.nextPort]),
    what: list([incident.title, incident.where]),
    effect: incident.safetyEffect ?? null,
    systems: list([...systems, ...(incident.functionsLost ?? [])]),
    state,
    actions: incident.containment || incident.fallbackUsed || null,
    need: incident.need ?? null,
    persons: typeof incident.personsAffected === 'number' ? String(incident.personsAffected) : null,
    number,
    caller,
    role,
    told: list(told),
    from: at(startedAt),
    until: at(incident.endedAt) ?? (startedAt === null ? null : goesOn),
    duration,
    track: incident.affectedTrack ?? null,
    direction: incident.judgedDirection ?? null,
    secondary: incident.secondaryNavigation ?? null,
    communications: incident.communications ?? null,
    comment: incident.overallComment ?? null,
  };
}

/**
 * @param say the sentence under a path of `content-notifications`.
 * @returns the text and the limit of its template: 160 is one text message, whatever its letters leave of that.
 */
export function shortText(
  texts: ShortTexts,
  id: string,
  say: (path: string) => string,
  values: ShortTextValues,
): { readonly text: string; readonly maxLength: number } {
  const template = texts.rows.find((row) => row.id === id);
  const maxLength = template?.maxLength ?? 160;
  const parts = (template?.parts ?? []).map(({ key, dropOrder }) => ({ text: say(`short.${id}.${key}`), dropOrder }));
  return { text: buildShortText(parts, values, maxLength), maxLength };
}

/** A line of a call script in pieces: words to say, and values filled in or still to be asked for. */
export type ScriptPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly text: string | null };

export function scriptPieces(line: string, values: ShortTextValues): readonly ScriptPiece[] {
  return line.split(/(\{\{\w+\}\})/).flatMap((part): readonly ScriptPiece[] => {
    const name = /^\{\{(\w+)\}\}$/.exec(part)?.[1];
    if (name === undefined) return part === '' ? [] : [{ kind: 'words', text: part }];
    const value = Object.hasOwn(values, name) ? values[name as keyof ShortTextValues] : null;
    return [{ kind: 'value', name, text: value?.trim() || null }];
  });
}

/** Titles of the systems of an incident that are held here. */
export function systemNames(ids: readonly string[], assets: readonly (RecordRow | null)[]): readonly string[] {
  return ids.flatMap((id) => assets.find((row) => row?.id === id)?.title ?? []);
}
