import type { ReactNode } from 'react';
import { type LanguageCode, languageOf } from '#renderer/i18n/languages.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import classes from './drills.module.css';
import { type ScenarioSay, useScenarioText } from './scenario-content.ts';

type SideBySideProps = {
  readonly scenario: Scenario | null;
  /** One or two. */
  readonly languages: readonly LanguageCode[];
  readonly children: (say: ScenarioSay, language: LanguageCode) => ReactNode;
};

/** The same words in one or two languages beside each other, same size, each with its own direction. */
export function SideBySide({ scenario, languages, children }: SideBySideProps) {
  const [first = 'en', second = first] = languages;
  const sayFirst = useScenarioText(scenario, first);
  const saySecond = useScenarioText(scenario, second);
  const sides =
    first === second
      ? [[first, sayFirst] as const]
      : ([
          [first, sayFirst],
          [second, saySecond],
        ] as const);
  return (
    <div className={classes['sides']}>
      {sides.map(([code, say]) => (
        <div key={code} className={classes['side']} lang={code} dir={languageOf(code).dir}>
          {children(say, code)}
        </div>
      ))}
    </div>
  );
}
