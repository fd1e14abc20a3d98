import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile, useWorkspace } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { CheckField } from '#renderer/ui/fields/check-field.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { AppError } from '#shared/base/result.ts';
import { addDays, isDay, utcDay } from '#shared/domain/ship-time.ts';
import type { MadePack, PackProgress } from './pack/make-pack.ts';
import { PACK_PARTS } from './pack/pack-content.ts';
import classes from './paper.module.css';
import { PrintButton } from './print-button.tsx';
import { usePaperMaker } from './use-paper-maker.ts';
import { usePrintLanguage } from './use-print-language.ts';

/** Documents of the whole ship, and all of them for an inspection in one press. */
export function PackPage() {
  const { t } = useTranslation('paper');
  return (
    <Page title={t('pack.title')} sub={t('pack.sub')}>
      <Columns>
        <Column span={8}>
          <PackPanel />
        </Column>
        <Column span={4}>
          <Panel title={t('pack.sheets')}>
            <div className={classes['side']}>
              <p className={classes['small']}>{t('pack.sheetsWords')}</p>
              <PrintButton
                papers={[
                  { kind: 'contactSheet' },
                  { kind: 'scorecard' },
                  { kind: 'gapPlan' },
                  { kind: 'cyberAnnex' },
                  { kind: 'callScripts' },
                  { kind: 'notificationSheet' },
                  { kind: 'contingencyCards' },
                  { kind: 'actionList' },
                  { kind: 'assetInspector' },
                  { kind: 'backupRegister' },
                  { kind: 'acknowledgementList' },
                  { kind: 'familiarisationSheet' },
                ]}
              />
            </div>
          </Panel>
          <Panel title={t('pack.contents')}>
            <ol className={classes['parts']}>
              {PACK_PARTS.map((part) =>
                part.kind === 'paper' ? (
                  <li key={part.paper}>{t(`title.${part.paper}`)}</li>
                ) : (
                  <li key={part.collection}>{t(`pack.part.${part.collection}`)}</li>
                ),
              )}
            </ol>
          </Panel>
        </Column>
      </Columns>
    </Page>
  );
}

function PackPanel() {
  const { t } = useTranslation(['paper', 'common']);
  const { info } = useWorkspace();
  const { language, choose, offered } = usePrintLanguage();
  const makerFor = usePaperMaker();
  const today = utcDay(useNow());
  const [fromOn, setFrom] = useState(() => addDays(today, -365) ?? today);
  const [toOn, setTo] = useState(today);
  // For an inspector from outside: connection data stays aboard unless somebody wants it in.
  const [withLog, setWithLog] = useState(false);
  const [progress, setProgress] = useState<PackProgress | null>(null);
  /** With the name that it had when it was begun: the days may be changed before it is saved. */
  const [made, setMade] = useState<(MadePack & { readonly name: string }) | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isStopped, setStopped] = useState(false);
  const running = useRef<AbortController | null>(null);
  // Nobody would get what is made behind a page that was left.
  useEffect(() => () => running.current?.abort(), []);
  const wrong = !isDay(fromOn) || !isDay(toOn) || fromOn > toOn;
  const name = `${info?.shortCode ?? 'ship'}-inspection${withLog ? '-with-log' : ''}-${fromOn}-${toOn}`;

  async function run() {
    const controller = new AbortController();
    running.current = controller;
    setMade(null);
    setError(null);
    setStopped(false);
    setProgress({ part: 0, done: 0, total: 0, indexed: null });
    const { makePack } = await import('./pack/make-pack.ts');
    const result = await makePack(
      makerFor(language),
      { period: { fromOn, toOn }, withLog },
      setProgress,
      controller.signal,
    );
    setProgress(null);
    if (result.ok) setMade({ ...result.value, name });
    else if (result.error.code === 'paper/cancelled') setStopped(true);
    else setError(result.error);
  }

  async function save(file: string, bytes: Uint8Array, type: string) {
    const saved = await saveFile(file, bytes, type);
    if (!saved.ok) setError(saved.error);
  }

  return (
    <Panel title={t('paper:pack.make')}>
      <div className={classes['side']}>
        <p className={classes['small']}>{t('paper:pack.words')}</p>
        <div className={classes['period']}>
          <TextField label={t('paper:pack.from')} value={fromOn} onChange={setFrom} />
          <TextField label={t('paper:pack.to')} value={toOn} onChange={setTo} />
          <SelectField
            label={t('paper:preview.language')}
            value={language}
            onChange={(next) => choose(next ?? language)}
            options={offered.map(({ code, name: label }) => ({ value: code, label }))}
          />
        </div>
        {wrong && <p className={classes['small']}>{t('paper:pack.wrongDays')}</p>}
        <CheckField
          label={t('paper:pack.withLog')}
          help={t(withLog ? 'paper:pack.withLogHelp' : 'paper:pack.holds.noLog')}
          checked={withLog}
          disabled={progress !== null}
          onChange={(next) => {
            setWithLog(next);
            setMade(null);
          }}
        />
        <div className={classes['row']}>
          {progress === null ? (
            <Button variant="filled" leftSection={<Icon name="play" />} disabled={wrong} onClick={() => void run()}>
              {t('paper:pack.run')}
            </Button>
          ) : (
            <Button onClick={() => running.current?.abort()}>{t('common:action.cancel')}</Button>
          )}
        </div>
        {progress !== null && (
          <ProgressLine
            label={t('paper:pack.making')}
            part={progress.part}
            detail={
              progress.indexed === null
                ? t('paper:pack.progress', { done: progress.done, total: progress.total })
                : t('paper:pack.progressIndexed', { percent: Math.round(progress.indexed * 100) })
            }
          />
        )}
        <div aria-live="polite" className={classes['side']}>
          {isStopped && <StatusMark kind="half">{t('paper:pack.stopped')}</StatusMark>}
          {made !== null && (
            <>
              <StatusMark kind="done">{t('paper:pack.done', { count: made.records, files: made.files })}</StatusMark>
              <div className={classes['row']}>
                <Button
                  leftSection={<Icon name="download" />}
                  onClick={() => void save(`${made.name}.zip`, made.zip, 'application/zip')}
                >
                  {t('paper:pack.saveZip')}
                </Button>
                <Button
                  leftSection={<Icon name="download" />}
                  onClick={() => void save(`${made.name}.pdf`, made.pdf, 'application/pdf')}
                >
                  {t('paper:pack.savePdf')}
                </Button>
              </div>
            </>
          )}
        </div>
        {error !== null && <ErrorNote error={error} />}
      </div>
    </Panel>
  );
}
