import { Button, SegmentedControl } from '@mantine/core';
import { useState, useTransition } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useDraft, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { type LanguageCode, SOURCE_LANGUAGE } from '#renderer/i18n/languages.ts';
import { useNotificationRules } from '#renderer/i18n/use-notification-rules.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { ReadAloudButton } from '#renderer/ui/speech/read-aloud-button.tsx';
import { useVoice } from '#renderer/ui/speech/speech.ts';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { MESSAGE_SIGNS, type MessageSize, messageSize, textSize } from '#shared/domain/notify/message-size.ts';
import { incidentOf, isGnss, mayEditFacts } from './incident-values.ts';
import classes from './incidents.module.css';
import { shortText } from './record-texts.ts';
import { useTextValues } from './use-record-texts.ts';

type ShortTextPanelProps = {
  readonly row: RecordRow;
  /** Templates of a row of the matrix; by the kind of incident otherwise. */
  readonly ids?: readonly [string, string];
};

const LENGTHS = [MESSAGE_SIGNS, 500] as const;
type Length = (typeof LENGTHS)[number];

/** What is read over the radio or typed into a satphone, out of the record and never longer than it may be. */
export function ShortTextPanel({ row, ids }: ShortTextPanelProps) {
  const { t } = useTranslation('incidents');
  const { offered } = useLanguage();
  const session = useSession();
  // Foreign stations are spoken to in English.
  const [language, setLanguage] = useState<LanguageCode>(SOURCE_LANGUAGE);
  const [, startTransition] = useTransition();
  const { shortTexts, say } = useNotificationRules(language);
  const values = useTextValues(row, language);
  const [length, setLength] = useState<Length>(MESSAGE_SIGNS);
  const [isEditing, setEditing] = useState(false);
  const [short, long] = ids ?? (isGnss(row) ? ['gnss160', 'gnss500'] : ['general160', 'general500']);
  const isMessage = length === MESSAGE_SIGNS;
  const built = shortText(shortTexts, isMessage ? short : long, say, values);
  const own = isMessage ? (incidentOf(row).shortText ?? null) : null;
  const text = own || built.text;
  const size = textSize(text, built.maxLength);
  // Own words of before may be longer than one message of their letters.
  const over = size.used - size.max;
  return (
    <Panel title={t('short.title')} aside={t('short.signs', size)}>
      {isEditing ? (
        <EditShortText row={row} text={text} onDone={() => setEditing(false)} />
      ) : (
        <div className={classes['stack']}>
          <p className={classes['shortText']} dir="auto" data-testid="short-text">
            {text === '' ? t('short.nothing') : text}
          </p>
          <SizeNote size={size} isMessage={isMessage} />
          {over > 0 && <StatusMark kind="caution">{t('short.tooLong', { count: over })}</StatusMark>}
          <div className={classes['buttons']}>
            <SegmentedControl
              aria-label={t('short.length')}
              value={String(length)}
              onChange={(next) => setLength(LENGTHS.find((each) => String(each) === next) ?? length)}
              data={LENGTHS.map((each) => ({
                value: String(each),
                label: each === MESSAGE_SIGNS ? t('short.message') : t('short.upTo', { max: each }),
              }))}
            />
            <ReadAloudButton text={text} language={language} isWide />
            <CopyButton text={text} />
            {isMessage && mayEditFacts(row, session) && (
              <Button leftSection={<Icon name="edit" />} onClick={() => setEditing(true)}>
                {t('short.change')}
              </Button>
            )}
          </div>
          {own === null ? (
            <SelectField
              label={t('short.language')}
              help={t('short.languageHelp')}
              value={language}
              onChange={(next) => next && startTransition(() => setLanguage(next))}
              options={offered.map(({ code, name }) => ({ value: code, label: name }))}
            />
          ) : (
            <p className={classes['dim']}>{t('short.own')}</p>
          )}
          <NoVoice language={language} />
        </div>
      )}
    </Panel>
  );
}

/** Of the letters that cost most of the room as many as tell where to look. */
const NAMED = 5;

/** How much fits and why. */
function SizeNote({ size, isMessage }: { readonly size: MessageSize; readonly isMessage: boolean }) {
  const { t } = useTranslation('incidents');
  const { max, outside, doubled } = size;
  const letters = outside.slice(0, NAMED).join(' ') + (outside.length > NAMED ? ' …' : '');
  return (
    <div className={classes['dim']}>
      {!isMessage ? (
        <p>{t('short.several')}</p>
      ) : outside.length > 0 ? (
        <p>{t('short.outside', { max, letters })}</p>
      ) : (
        <p>{t('short.latin', { max })}</p>
      )}
      {doubled.length > 0 && <p>{t('short.doubled', { letters: doubled.join(' ') })}</p>}
    </div>
  );
}

function NoVoice({ language }: { readonly language: LanguageCode }) {
  const { t } = useTranslation('incidents');
  return useVoice(language) === null && <p className={classes['dim']}>{t('short.noVoice')}</p>;
}

function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation('incidents');
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('done'),
      () => setState('failed'),
    );
  return (
    <>
      <Button leftSection={<Icon name="copy" />} disabled={text === ''} onClick={() => void copy()}>
        {t('short.copy')}
      </Button>
      <span role="status" className={classes['dim']}>
        {state === 'idle' ? '' : t(state === 'done' ? 'short.copied' : 'short.notCopied')}
      </span>
    </>
  );
}

type EditShortTextProps = {
  readonly row: RecordRow;
  readonly text: string;
  readonly onDone: () => void;
};

/** In own words, still not longer than one message. */
function EditShortText({ row, text, onDone }: EditShortTextProps) {
  const { t } = useTranslation(['incidents', 'common']);
  const draft = useDraft(`incident/${row.id}/shortText`, text);
  const { run, isBusy, error } = useCommand();
  const value = draft.value ?? text;
  const size = messageSize(value);
  const over = size.used - size.max;

  async function keep(next: string | null) {
    const values = { shortText: next };
    const saved = await run(() => save([{ record: row.id, collection: 'incident', loaded: row, values }]));
    if (!saved.ok) return;
    await draft.clear();
    onDone();
  }

  return (
    <div className={classes['stack']}>
      {error !== null && <ErrorNote error={error} />}
      <TextAreaField
        label={t('incidents:short.ownLabel')}
        help={t('incidents:short.signs', size)}
        error={over > 0 ? t('incidents:short.tooLong', { count: over }) : null}
        value={value}
        onChange={draft.set}
        rows={3}
      />
      <SizeNote size={size} isMessage />
      <div className={classes['buttons']}>
        <Button
          variant="filled"
          disabled={isBusy}
          onClick={() => {
            if (over <= 0) void keep(value.trim() || null);
          }}
        >
          {t('incidents:save')}
        </Button>
        <Button disabled={isBusy} onClick={() => void keep(null)}>
          {t('incidents:short.fromRecord')}
        </Button>
        <Button variant="subtle" disabled={isBusy} onClick={() => void draft.clear().then(onDone)}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </div>
  );
}
