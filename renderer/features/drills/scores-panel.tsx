import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useSession } from '#renderer/data/index.ts';
import { hasWrongInput, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { NumberField } from '#renderer/ui/fields/number-field.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { Value } from '#shared/base/value.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import { type Criterion, criteriaOf, scoreRecordId } from './criteria.ts';
import { scoreOf } from './drill-values.ts';
import classes from './drills.module.css';
import { useCommonText, useScenarioText } from './scenario-content.ts';

type ScoresPanelProps = {
  readonly drill: RecordRow;
  readonly scenario: Scenario;
  readonly scores: readonly RecordRow[];
};

/** Each criterion of the scenario: not met, partly, met. Saved as it is pressed. */
export function ScoresPanel({ drill, scenario, scores }: ScoresPanelProps) {
  const { t } = useTranslation('drills');
  const criteria = criteriaOf(scenario);
  const held = new Map(scores.map((row) => [scoreOf(row).criterion, row]));
  const given = criteria.filter(({ key }) => typeof (held.get(key)?.values['score'] ?? null) === 'number').length;
  return (
    <Panel title={t('scores.title')} aside={t('scores.given', { count: given, all: criteria.length })} padding="bare">
      <ul className={classes['scores']}>
        {criteria.map((criterion) => (
          <Score
            key={criterion.key}
            drill={drill}
            scenario={scenario}
            criterion={criterion}
            held={held.get(criterion.key) ?? null}
          />
        ))}
      </ul>
    </Panel>
  );
}

type ScoreProps = {
  readonly drill: RecordRow;
  readonly scenario: Scenario;
  readonly criterion: Criterion;
  readonly held: RecordRow | null;
};

const POINTS = ['0', '1', '2'] as const;
const MINUTE = 60_000;

function Score({ drill, scenario, criterion, held }: ScoreProps) {
  const { t } = useTranslation('drills');
  const { person } = useSession();
  const say = useScenarioText(scenario);
  const common = useCommonText();
  const { run, error } = useCommand();
  const { key, isOwn, limitMs } = criterion;
  const { score = null, actualMs = null } = held === null ? {} : scoreOf(held);
  const [minutes, setMinutes] = useState(typeof actualMs === 'number' ? actualMs / MINUTE : null);

  const item = useRef<HTMLLIElement>(null);
  const [pressed, setPressed] = useState<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved takes over when it has come
  useEffect(() => setPressed(null), [score]);

  function set(values: Readonly<Record<string, Value>>) {
    const by: Readonly<Record<string, Value>> = person === null ? {} : { by: person.record };
    return run(() =>
      save([
        {
          record: held?.id ?? scoreRecordId(drill.id, key),
          collection: 'drillScore',
          ...(held === null ? {} : { loaded: held }),
          values: { parent: drill.id, criterion: key, ...(limitMs === null ? {} : { limitMs }), ...by, ...values },
        },
      ]),
    );
  }

  async function give(points: number) {
    setPressed(points);
    const saved = await set({ score: points });
    if (!saved.ok) setPressed(null);
  }

  function keepTime() {
    if (hasWrongInput(item.current)) return;
    const next = minutes === null ? null : Math.round(minutes * MINUTE);
    if (next !== (actualMs ?? null)) void set({ actualMs: next });
  }

  return (
    <li className={classes['score']} ref={item}>
      <ChoiceCards
        label={isOwn ? say(`criterion.${key}`) : common(`criterion.${key}`)}
        layout="row"
        value={POINTS.find((each) => Number(each) === (pressed ?? score)) ?? null}
        onChange={(points) => void give(Number(points))}
        options={POINTS.map((value) => ({ value, label: common(`score.${value}`) }))}
      />
      {limitMs !== null && (
        <NumberField
          label={t('scores.taken', { limit: limitMs / MINUTE })}
          value={minutes}
          onChange={setMinutes}
          onBlur={keepTime}
        />
      )}
      {error !== null && <ErrorNote error={error} />}
    </li>
  );
}
