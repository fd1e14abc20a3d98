import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/data/index.ts';
import type { Say } from '#renderer/i18n/use-content.ts';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { FilterSelect } from '#renderer/ui/table/filter-select.tsx';
import { SearchField } from '#renderer/ui/table/search-field.tsx';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import { DRILL_KINDS } from '#shared/domain/drill.ts';
import { useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { useAllScenarioTexts, useScenarios } from './scenario-content.ts';
import { useSystemWords } from './system-words.ts';
import { TakeInScenario } from './take-in-scenario.tsx';

/** The scenarios to choose from, to be found by words, by system and by kind of drill. */
export function ScenarioList() {
  const { t } = useTranslation('drills');
  const scenarios = useScenarios();
  const textsOf = useAllScenarioTexts();
  const words = useDrillWords();
  const systemName = useSystemWords();
  const { may } = useSession();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const shown = scenarios.filter(
    (scenario) =>
      (kind === null || scenario.drillKinds.some((each) => each === kind)) &&
      holds(scenario, textsOf(scenario), systemName, text),
  );
  return (
    <Panel
      title={t('library.title')}
      aside={t('library.count', { count: shown.length })}
      action={may.includes('scenarioWrite') && <TakeInScenario />}
      padding="bare"
      scrolls
    >
      <div className={classes['filters']}>
        <SearchField label={t('library.search')} value={text} onChange={setText} />
        <FilterSelect
          label={t('library.kind')}
          all={t('library.allKinds')}
          value={kind}
          onChange={setKind}
          options={DRILL_KINDS.map((each) => ({ value: each as string, label: words.kind(each) }))}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState why={t('library.nothing')} />
      ) : (
        <ul className={classes['scenarios']}>
          {shown.map((scenario) => (
            <li key={scenario.id}>
              <a className={classes['scenario']} href={`#/drills/scenario/${scenario.id}`}>
                <bdi className={classes['lead']}>{scenario.id}</bdi>
                <span>
                  <span className={classes['name']}>{textsOf(scenario)('title')}</span>
                  <span className={classes['small']}>
                    {t('library.steps', { count: scenario.steps.length })} ·{' '}
                    {t('library.minutes', { count: scenario.steps.at(-1)?.atMin ?? 0 })} ·{' '}
                    {scenario.systems.map(systemName).join(', ')}
                  </span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function holds(scenario: Scenario, say: Say, systemName: (key: string) => string, text: string): boolean {
  const where = [scenario.id, say('title'), say('trigger'), ...scenario.systems.map(systemName)]
    .join(' ')
    .toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => where.includes(word));
}
