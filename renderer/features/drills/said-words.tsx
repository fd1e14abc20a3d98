import { type Direction, LANGUAGES } from '#renderer/i18n/languages.ts';
import classes from './drills.module.css';
import type { ScenarioSay } from './scenario-content.ts';

type SaidWordsProps = { readonly say: ScenarioSay; readonly path: string };

/** A text of a scenario. One that was written in another language only stands as it was written, and says which it is. */
export function SaidWords({ say, path }: SaidWordsProps) {
  const other = say.otherLanguage(path);
  if (other === null) return say(path);
  return (
    <>
      <span lang={other} dir={directionOf(other)}>
        {say(path)}
      </span>{' '}
      <bdi className={classes['small']}>({LANGUAGES.find(({ code }) => code === other)?.name ?? other})</bdi>
    </>
  );
}

function directionOf(language: string): Direction | 'auto' {
  return LANGUAGES.find(({ code }) => code === language)?.dir ?? 'auto';
}
