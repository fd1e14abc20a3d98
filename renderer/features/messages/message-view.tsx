import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, saveFile } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { utf8 } from '#shared/base/bytes.ts';
import type { AppError } from '#shared/base/result.ts';
import { readAdvisoryBundle } from '#shared/domain/advisory-bundle.ts';
import { settingsOfMessage } from '#shared/schedule/message-settings.ts';
import classes from './messages.module.css';

/** What kind of message it is, in words. */
export function useKindWord(): (row: RecordRow) => string {
  const words = useFieldWords();
  return ({ values }) => (typeof values['kind'] === 'string' ? words.code('message', 'kind', values['kind']) : '');
}

/** Text, day and attached data of a message. */
export function MessageView({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('messages');
  const formats = useFormats();
  const [error, setError] = useState<AppError | null>(null);
  const { text, dueOn, payload, payloadName } = row.values;

  const kind = row.values['kind'];
  const bundle = kind === 'advisoryBundle' ? readAdvisoryBundle(payload) : null;
  const advisories = bundle?.ok ? bundle.value.advisories.length : 0;
  const settings = settingsOfMessage(String(kind), payload);
  const rules = settings.ok ? Object.entries(settings.value) : [];
  // What the app acts on itself needs no file.
  const isKept =
    payload !== undefined &&
    payload !== null &&
    kind !== 'task' &&
    kind !== 'drillOrder' &&
    rules.length === 0 &&
    advisories === 0;

  if (typeof text !== 'string' && typeof dueOn !== 'string' && rules.length === 0 && advisories === 0 && !isKept)
    return null;

  async function keep() {
    const name = typeof payloadName === 'string' ? payloadName.replace(/[^\w.-]+/g, '_') : 'message.json';
    const done = await saveFile(name, utf8(JSON.stringify(payload, null, 2)), 'application/json');
    setError(done.ok ? null : done.error);
  }

  return (
    <div className={classes['stack']}>
      {typeof text === 'string' && <p className={classes['words']}>{text}</p>}
      {typeof dueOn === 'string' && <p className={classes['dim']}>{t('due', { day: formats.day(dueOn) })}</p>}
      {rules.length > 0 && (
        <ul className={classes['list']}>
          {rules.map(([key, value]) => (
            <li key={key} className={classes['words']}>
              {t(`setting.${key.replace('.', '_')}` as 'setting.policy_drillEveryDays')}
              {typeof value === 'number' && <>: {t('days', { count: value })}</>}
            </li>
          ))}
        </ul>
      )}
      {advisories > 0 && (
        <div className={classes['row']}>
          <Button component="a" href="#/advisories" size="sm">
            {t('advisories.open', { count: advisories })}
          </Button>
        </div>
      )}
      {isKept && (
        <div className={classes['row']}>
          <Button size="sm" leftSection={<Icon name="download" />} onClick={() => void keep()}>
            {t('saveData')}
          </Button>
          <bdi className={classes['dim']}>{typeof payloadName === 'string' ? payloadName : ''}</bdi>
        </div>
      )}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
