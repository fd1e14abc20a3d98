import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getRecord, type RecordRow, useChildren } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useAuthor } from '#renderer/features/session/index.ts';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { ShortTextValues } from '#shared/domain/notify/short-text.ts';
import { incidentOf, notificationOf, stateOfIncident } from './incident-values.ts';
import { systemNames, textValues } from './record-texts.ts';
import { useVesselFields } from './use-duties.ts';

/** What the texts of an incident are filled with, in the language of the text; what people wrote stays as it is. */
export function useTextValues(row: RecordRow, language: LanguageCode): ShortTextValues {
  const { t } = useTranslation('incidents', { lng: language });
  const words = useFieldWords(language);
  const formats = useFormats(language);
  const vessel = useVesselFields();
  const author = useAuthor();
  const now = useNow();
  const fields = incidentOf(row);
  const assets = useRows(fields.assets ?? []);
  const notifications = useChildren(row.id, 'incidentNotification') ?? [];
  const startedAt = fields.occurredAt ?? fields.detectedAt ?? fields.awareShipAt;
  return textValues({
    vessel,
    incident: fields,
    number: row.number,
    systems: systemNames(fields.assets ?? [], assets),
    state: words.code('incident', 'state', stateOfIncident(row)),
    caller: author?.name ?? null,
    role: author?.role ? words.role(author.role) : null,
    told: notifications
      .map(notificationOf)
      .flatMap(({ status, addressee }) => (status === 'told' && addressee ? [addressee] : [])),
    duration: typeof startedAt === 'number' ? formats.duration((fields.endedAt ?? now) - startedAt) : null,
    goesOn: t('short.goesOn'),
  });
}

/** Records by id, asked for once; for names that a sentence needs. */
function useRows(ids: readonly string[]): readonly (RecordRow | null)[] {
  const key = ids.join(' ');
  const [rows, setRows] = useState<readonly (RecordRow | null)[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void Promise.all(key.split(' ').filter(Boolean).map(getRecord)).then((found) => {
      if (isCurrent) setRows(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return rows;
}
