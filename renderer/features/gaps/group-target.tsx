import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { save } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { ELEMENTS, PHASES } from '#shared/domain/readiness/readiness-codes.ts';
import { TARGET_LEVELS, targetOf, targetSave } from './gap-saves.ts';
import classes from './gaps.module.css';
import type { Gaps } from './use-gaps.ts';

const DEFAULT = 'default';
/** What was set last, with what stood there before: one press takes it back. */
type Done = { readonly before: ReadonlyMap<string, string | null> };

/** The target of every question of a function or phase in one press. */
export function GroupTarget({ groups, answers }: Pick<Gaps, 'groups' | 'answers'>) {
  const { t } = useTranslation(['gaps', 'readiness']);
  const fields = useFieldWords();
  const { run, isBusy, error } = useCommand();
  const [which, setWhich] = useState<string | null>(null);
  const [level, setLevel] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const questions = groups.get(which ?? '') ?? [];

  async function set(levels: ReadonlyMap<string, string | null>, next: Done | null) {
    const saved = await run(() =>
      save([...levels].map(([question, wanted]) => targetSave(question, answers.get(question) ?? null, wanted))),
    );
    if (saved.ok) setDone(next);
  }

  function setAll() {
    const before = new Map(questions.map((question) => [question, targetOf(answers.get(question))]));
    const wanted = level === DEFAULT ? null : level;
    void set(new Map(questions.map((question) => [question, wanted])), { before });
  }

  return (
    <Panel title={t('gaps:group.title')}>
      <div className={classes['group']}>
        <SelectField
          label={t('gaps:group.which')}
          value={which}
          onChange={setWhich}
          options={[
            ...ELEMENTS.map((id) => ({
              value: `element.${id}`,
              label: t(`readiness:element.${id}`),
              group: t('gaps:group.function'),
            })),
            ...PHASES.map((id) => ({
              value: `phase.${id}`,
              label: t(`readiness:phase.${id}`),
              group: t('gaps:group.phase'),
            })),
          ]}
        />
        <SelectField
          label={t('gaps:group.level')}
          value={level}
          onChange={setLevel}
          options={[
            { value: DEFAULT, label: t('gaps:group.fallback') },
            ...TARGET_LEVELS.map((code) => ({ value: code, label: fields.code('answer', 'level', code) })),
          ]}
        />
        <Button onClick={setAll} disabled={isBusy || level === null || questions.length === 0}>
          {t('gaps:group.set', { count: questions.length })}
        </Button>
      </div>
      {error !== null && <ErrorNote error={error} />}
      <div role="status">
        {done !== null && (
          <p className={classes['done']}>
            {t('gaps:group.done', { count: done.before.size })}
            <Button variant="subtle" disabled={isBusy} onClick={() => void set(done.before, null)}>
              {t('gaps:group.undo')}
            </Button>
          </p>
        )}
      </div>
    </Panel>
  );
}
