import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useDraft, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { ReadAloudButton } from '#renderer/ui/speech/read-aloud-button.tsx';
import { useVoice } from '#renderer/ui/speech/speech.ts';
import { incidentOf, isGnss, mayEditFacts } from './incident-values.ts';
import classes from './incidents.module.css';
import { shortText } from './record-texts.ts';
import { useNotificationRules } from './use-content.ts';
import { useTextValues } from './use-record-texts.ts';

type ShortTextPanelProps = {
  readonly row: RecordRow;
  /** Templates of a row of the matrix; by the kind of incident otherwise. */
  readonly ids?: readonly [string, string];
};

const LENGTHS = ['160', '500'] as const;
type Length = (typeof LENGTHS)[number];

/** What is read over the radio or typed into a satphone, out of the record and never longer than it may be. */
export function ShortTextPanel({ row, ids }: ShortTextPanelProps) {
  const { t } = useTranslation('incidents');
  const { language } = useLanguage();
  const session = useSession();
  const { shortTexts, say } = useNotificationRules();
  const values = useTextValues(row);
  const [length, setLength] = useState<Length>('160');
  const [isEditing, setEditing] = useState(false);
  const [short, long] = ids ?? (isGnss(row) ? ['gnss160', 'gnss500'] : ['general160', 'general500']);
  const built = shortText(shortTexts, length === '160' ? short : long, say, values);
  const own = length === '160' ? (incidentOf(row).shortText ?? null) : null;
  const text = own || built.text;
  return (
    <Panel title={t('short.title')} aside={t('short.signs', { used: text.length, max: built.maxLength })}>
      {isEditing ? (
        <EditShortText row={row} text={text} max={built.maxLength} onDone={() => setEditing(false)} />
      ) : (
        <div className={classes['stack']}>
          <p className={classes['shortText']} dir="auto" data-testid="short-text">
            {text === '' ? t('short.nothing') : text}
          </p>
          <div className={classes['buttons']}>
            <SegmentedControl
              aria-label={t('short.length')}
              value={length}
              onChange={(next) => setLength(next === '500' ? '500' : '160')}
              data={[...LENGTHS]}
            />
            <ReadAloudButton text={text} language={language.code} isWide />
            <CopyButton text={text} />
            {length === '160' && mayEditFacts(row, session) && (
              <Button leftSection={<Icon name="edit" />} onClick={() => setEditing(true)}>
                {t('short.change')}
              </Button>
            )}
          </div>
          <NoVoice />
          {own !== null && <p className={classes['dim']}>{t('short.own')}</p>}
        </div>
      )}
    </Panel>
  );
}

function NoVoice() {
  const { t } = useTranslation('incidents');
  const { language } = useLanguage();
  return useVoice(language.code) === null && <p className={classes['dim']}>{t('short.noVoice')}</p>;
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
  readonly max: number;
  readonly onDone: () => void;
};

/** In own words, still not longer than one message. */
function EditShortText({ row, text, max, onDone }: EditShortTextProps) {
  const { t } = useTranslation(['incidents', 'common']);
  const draft = useDraft(`incident/${row.id}/shortText`, text);
  const { run, isBusy, error } = useCommand();
  const value = draft.value ?? text;
  const isLong = value.length > max;

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
        help={t('incidents:short.signs', { used: value.length, max })}
        error={isLong ? t('incidents:short.tooLong', { count: value.length - max }) : null}
        value={value}
        onChange={draft.set}
        rows={3}
      />
      <div className={classes['buttons']}>
        <Button
          variant="filled"
          disabled={isBusy}
          onClick={() => {
            if (!isLong) void keep(value.trim() || null);
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
