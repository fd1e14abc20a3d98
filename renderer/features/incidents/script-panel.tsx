import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { NotificationRule } from '#shared/domain/notify/notification-rules.ts';
import { isGnss } from './incident-values.ts';
import classes from './incidents.module.css';
import { scriptPieces } from './record-texts.ts';
import { useNotificationRules } from './use-content.ts';
import { useTextValues } from './use-record-texts.ts';

/** What is read out on the call, line by line, with what the record knows filled in. */
export function ScriptPanel({ row, rule }: { readonly row: RecordRow; readonly rule: NotificationRule }) {
  const { t } = useTranslation('incidents');
  const { scripts, say } = useNotificationRules();
  const values = useTextValues(row);
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
                {scriptPieces(say(`script.${id}.line.${line}`), values).map((piece, at) =>
                  piece.kind === 'words' ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence, drawn anew together
                    <span key={at}>{piece.text}</span>
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <bdi key={at} className={piece.text === null ? classes['open'] : classes['value']}>
                      {piece.text ?? t('tell.notInRecord')}
                    </bdi>
                  ),
                )}
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
