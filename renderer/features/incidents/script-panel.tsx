import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { type LanguageCode, languageOf, SOURCE_LANGUAGE } from '#renderer/i18n/languages.ts';
import type { Say } from '#renderer/i18n/use-content.ts';
import { useNotificationRules } from '#renderer/i18n/use-notification-rules.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { NotificationRule } from '#shared/domain/notify/notification-rules.ts';
import type { ShortTextValues } from '#shared/domain/notify/short-text.ts';
import { isGnss } from './incident-values.ts';
import classes from './incidents.module.css';
import { scriptPieces } from './record-texts.ts';
import { useTextValues } from './use-record-texts.ts';

/**
 * What is read out on the call, line by line, with what the record knows filled in. Foreign stations are called in English:
 * it stands first, the reader's own language beside it.
 */
export function ScriptPanel({ row, rule }: { readonly row: RecordRow; readonly rule: NotificationRule }) {
  const { t } = useTranslation('incidents');
  const own = useScriptSide(row, useLanguage().language.code);
  const english = useScriptSide(row, SOURCE_LANGUAGE);
  const sides = own.language === SOURCE_LANGUAGE ? [own] : [english, own];
  const { scripts, say } = useNotificationRules();
  const ids = isGnss(row) && rule.script === 'natoGnss' ? ['natoGnss', 'navcen'] : [rule.script];
  return ids.map((id) => {
    const script = scripts.rows.find((each) => each.id === id);
    if (script === undefined) return null;
    return (
      <Panel key={id} title={say(`script.${id}.title`)} padding="reading">
        <div className={classes['stack']}>
          <ol className={classes['script']}>
            {script.lines.map((line) => (
              <li key={line}>
                <div className={classes['sides']}>
                  {sides.map((side) => (
                    <ScriptLine key={side.language} path={`script.${id}.line.${line}`} {...side} />
                  ))}
                </div>
              </li>
            ))}
          </ol>
          {script.unverified && <Notice kind="info">{t('tell.scriptUnverified')}</Notice>}
          <p className={classes['dim']}>
            {script.source} · {script.edition}
          </p>
        </div>
      </Panel>
    );
  });
}

type ScriptSide = {
  readonly language: LanguageCode;
  readonly say: Say;
  readonly values: ShortTextValues;
  /** In place of a value that is not known. */
  readonly open: string;
};

function useScriptSide(row: RecordRow, language: LanguageCode): ScriptSide {
  const { t } = useTranslation('incidents', { lng: language });
  const { say } = useNotificationRules(language);
  return { language, say, values: useTextValues(row, language), open: t('tell.notInRecord') };
}

function ScriptLine({ path, language, say, values, open }: ScriptSide & { readonly path: string }) {
  return (
    <p lang={language} dir={languageOf(language).dir}>
      {scriptPieces(say(path), values).map((piece, at) =>
        piece.kind === 'words' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence, drawn anew together
          <span key={at}>{piece.text}</span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <bdi key={at} className={piece.text === null ? classes['open'] : classes['value']}>
            {piece.text ?? open}
          </bdi>
        ),
      )}
    </p>
  );
}
