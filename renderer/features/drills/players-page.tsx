import { useLocalStorage } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useChildren, useRecord } from '#renderer/data/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { isLanguageCode, type LanguageCode } from '#renderer/i18n/languages.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Banner } from '#renderer/ui/feedback/banner.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Readout } from '#renderer/ui/figures/readout.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import { drillClock } from '#shared/domain/drill-clock.ts';
import { clockEntries, drillOf, drillState } from './drill-values.ts';
import { cardLanguages, useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { playersInjects, runSteps } from './run-model.ts';
import { SaidWords } from './said-words.tsx';
import { useScenario } from './scenario-content.ts';
import { SideBySide } from './side-by-side.tsx';

/**
 * The screen of the players: the situation as it is given to them, in two languages at once. Nothing of what is expected
 * of them is on it, and nothing can be changed from it, so it needs nobody to be signed in on that screen.
 */
export function PlayersPage({ drill: id }: { readonly drill: string }) {
  const { t } = useTranslation('drills');
  const row = useRecord(id);
  if (!row) return <p role="status">{row === null ? t('unknown') : t('list.loading')}</p>;
  return <Players row={row} />;
}

function Players({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('drills');
  const formats = useFormats();
  const now = useNow(1000);
  const words = useDrillWords();
  const { language, offered } = useLanguage();
  const lines = useChildren(row.id, 'drillTimeline') ?? [];
  const steps = useChildren(row.id, 'drillStep') ?? [];
  const drill = drillOf(row);
  const scenario = useScenario(drill.scenario);
  const codes = offered.map(({ code }) => code);
  const cards = cardLanguages(row, language.code, codes);
  const [chosen, setChosen] = useLocalStorage<readonly string[]>({
    key: `bulwark.players.${row.id}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const usable = chosen.filter(isLanguageCode).filter((code) => codes.includes(code));
  const languages: readonly LanguageCode[] = usable.length > 0 ? usable : cards;
  const [first = language.code, second = null] = languages;
  const clock = drillClock(clockEntries(lines, steps), now);
  const state = drillState(row);
  const isOn = state === 'running' || state === 'paused';
  const [newest, ...before] = playersInjects(runSteps(scenario, steps, lines, clock.elapsedMs));
  const options = offered.map(({ code, name }) => ({ value: code as string, label: name }));

  return (
    <div className={classes['players']}>
      <div className={classes['banner']}>
        <Banner kind="drill" end={t('players.stopWord', { word: drill.stopWord ?? '' })}>
          {t('players.say')}
        </Banner>
      </div>
      <div className={classes['playersHead']}>
        <h1 className={classes['playersTitle']}>{words.title(row)}</h1>
        <StatusMark kind={state === 'paused' ? 'half' : isOn ? 'running' : 'done'} framed>
          {words.state(state)}
        </StatusMark>
        <Readout size="figure" timer={t('clock.title')}>
          {formats.clock(clock.elapsedMs)}
        </Readout>
      </div>
      {state === 'paused' ? (
        <p className={classes['instruction']} role="alert">
          {t('players.paused')}
        </p>
      ) : !isOn ? (
        <p className={classes['instruction']}>{t('players.notRunning')}</p>
      ) : newest === undefined ? (
        <p className={classes['instruction']}>{t('players.wait')}</p>
      ) : (
        <section className={classes['card']} aria-live="polite" aria-label={t('players.now')}>
          <p className={classes['over']}>
            {t('players.now')} · <Instant at={newest.givenAt} form="time" />
          </p>
          <SideBySide scenario={scenario} languages={languages}>
            {(say) => (
              <p className={classes['large']}>
                <SaidWords say={say} path={`step.${newest.key}.inject`} />
              </p>
            )}
          </SideBySide>
        </section>
      )}
      {isOn && before.length > 0 && (
        <section className={classes['card']} aria-label={t('players.before')}>
          <h2 className={classes['over']}>{t('players.before')}</h2>
          {before.map(({ key, givenAt }) => (
            <div key={key}>
              <p className={classes['small']}>
                <Instant at={givenAt} form="time" />
              </p>
              <SideBySide scenario={scenario} languages={languages}>
                {(say) => (
                  <p className={classes['reading']}>
                    <SaidWords say={say} path={`step.${key}.inject`} />
                  </p>
                )}
              </SideBySide>
            </div>
          ))}
        </section>
      )}
      <div className={classes['playersFoot']}>
        <SelectField
          label={t('players.first')}
          value={first}
          onChange={(code) => code && setChosen([code, ...(second && second !== code ? [second] : [])])}
          options={options}
        />
        <SelectField
          label={t('players.second')}
          value={second}
          onChange={(code) => setChosen([first, ...(code ? [code] : [])])}
          options={options.filter(({ value }) => value !== first)}
          clearable
        />
        <a className={classes['back']} href={`#/drills/${row.id}`}>
          {t('players.back')}
        </a>
      </div>
    </div>
  );
}
