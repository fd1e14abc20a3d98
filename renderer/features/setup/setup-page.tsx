import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { createVessel, useDraft } from '#renderer/data/index.ts';
import { SignInForm } from '#renderer/features/fleet/index.ts';
import { focusFirstError, NewPin, useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { StepBar } from '#renderer/ui/figures/step-bar.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { EnrolForm } from './enrol-form.tsx';
import { RecoveryWords } from './recovery-words.tsx';
import { RestoredPanel, RestoreForm } from './restore-form.tsx';
import classes from './setup.module.css';
import {
  emptyDraft,
  problemsOf,
  type SetupDraft,
  type SetupProblems,
  type SetupStep,
  STEPS_CODE,
  STEPS_COPY,
  STEPS_DESK,
  STEPS_NEW,
  vesselOf,
} from './setup-draft.ts';
import { DonePanel, FlagStep, LanguageStep, MasterStep, SetupAside, ShipStep, StartStep } from './setup-steps.tsx';

const STEPS_OF: Readonly<Record<'new' | 'code' | 'copy' | 'desk', readonly SetupStep[]>> = {
  new: STEPS_NEW,
  code: STEPS_CODE,
  copy: STEPS_COPY,
  desk: STEPS_DESK,
};

/** What exists already: nothing typed can undo it, so it is not part of the draft. */
type Made = { readonly words: readonly string[] } | { readonly company: string } | { readonly isRestored: true };

/** Few screens that make a ship's log: nothing typed is lost by going back, a PIN and the words are never kept. */
export function SetupPage({ onDone }: { readonly onDone: () => void }) {
  const [initial] = useState(() => emptyDraft(-new Date().getTimezoneOffset()));
  const draft = useDraft<SetupDraft>('setup', initial);
  const [made, setMade] = useState<Made | null>(null);
  const [isWritten, setWritten] = useState(false);
  const [, navigate] = useLocation();

  function leave(path: string) {
    navigate(path);
    onDone();
  }

  if (made !== null && 'words' in made) {
    const step = isWritten ? 'done' : 'words';
    return (
      <Screen step={step} steps={STEPS_NEW}>
        {isWritten ? (
          <DonePanel onLeave={leave} />
        ) : (
          <RecoveryWords words={made.words} onDone={() => setWritten(true)} />
        )}
      </Screen>
    );
  }
  if (made !== null && 'isRestored' in made) {
    return (
      <Screen step="done" steps={STEPS_COPY}>
        <RestoredPanel onLeave={() => leave('/')} />
      </Screen>
    );
  }
  if (made !== null) {
    return (
      <Screen step="done" steps={STEPS_CODE}>
        <DonePanel onLeave={leave} company={made.company} />
      </Screen>
    );
  }
  if (draft.value === null) return null;
  return (
    <Typing
      key={draft.value.step}
      draft={draft.value}
      isRestored={draft.isRestored}
      onChange={(change) => draft.set((before) => ({ ...before, ...change }))}
      onMade={(what) => {
        setMade(what);
        void draft.clear();
      }}
    />
  );
}

type ScreenProps = {
  readonly step: SetupStep;
  readonly steps: readonly SetupStep[];
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

function Screen({ step, steps, aside, children }: ScreenProps) {
  const { t } = useTranslation('setup');
  return (
    <Page key={step} title={t(`title.${step}`)}>
      <StepBar
        label={t('steps')}
        steps={steps.map((each) => t(`step.${each}`))}
        current={Math.max(steps.indexOf(step), 0)}
      />
      <Columns>
        <Column span={8}>{children}</Column>
        <Column span={4}>{aside ?? <SetupAside step={step} />}</Column>
      </Columns>
    </Page>
  );
}

type TypingProps = {
  readonly draft: SetupDraft;
  readonly isRestored: boolean;
  readonly onChange: (change: Partial<SetupDraft>) => void;
  readonly onMade: (made: Made) => void;
};

/** The screens on which something is typed. */
function Typing({ draft, isRestored, onChange, onMade }: TypingProps) {
  const { t } = useTranslation(['setup', 'common']);
  const { language } = useLanguage();
  const [problems, setProblems] = useState<SetupProblems>({});
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const steps = STEPS_OF[draft.way ?? 'new'];
  const { step } = draft;
  const at = Math.max(steps.indexOf(step), 0);

  function goTo(to: SetupStep | undefined) {
    if (to !== undefined) onChange({ step: to });
  }

  function next(event: FormEvent) {
    event.preventDefault();
    const found = problemsOf(draft, step);
    setProblems(found);
    if (Object.keys(found).length > 0) focusFirstError(form.current);
    else goTo(steps[at + 1]);
  }

  async function create(pin: string) {
    const result = await run(() => createVessel(vesselOf(draft, pin, language.code)));
    if (result.ok) onMade({ words: result.value.recoveryWords });
  }

  const back = at > 0 && (
    <Button variant="subtle" leftSection={<Icon name="back" />} onClick={() => goTo(steps[at - 1])} disabled={isBusy}>
      {t('common:action.back')}
    </Button>
  );
  const fields = { draft, onChange, problems };

  if (step === 'pin') {
    return (
      <Screen step={step} steps={steps}>
        <Panel padding="reading" foot={<ActionBar note={t('setup:pinNote')}>{back}</ActionBar>}>
          {error !== null && (
            <div className={classes['note']}>
              <ErrorNote error={error} />
            </div>
          )}
          <NewPin name={draft.personName} onChosen={create} isBusy={isBusy} submitLabel={t('setup:create')} />
        </Panel>
      </Screen>
    );
  }
  if (step === 'code') {
    return (
      <Screen step={step} steps={steps}>
        <Panel padding="reading">
          <EnrolForm onDone={(company) => onMade({ company })} end={back} />
        </Panel>
      </Screen>
    );
  }
  if (step === 'copy') {
    return (
      <Screen step={step} steps={steps}>
        <RestoreForm onDone={() => onMade({ isRestored: true })} end={back} />
      </Screen>
    );
  }
  if (step === 'desk') {
    return (
      <Screen step={step} steps={steps}>
        <SignInForm end={back} />
      </Screen>
    );
  }
  return (
    <Screen step={step} steps={steps} aside={<SetupAside step={step} draft={draft} />}>
      <form onSubmit={next} ref={form} noValidate>
        <Panel
          padding="reading"
          foot={
            <ActionBar note={isRestored && at > 0 ? t('setup:restored') : t('setup:kept')} end={back}>
              <Button variant="filled" size="lg" type="submit">
                {t('common:action.next')}
              </Button>
            </ActionBar>
          }
        >
          <div className={classes['form']}>
            {step === 'language' && <LanguageStep />}
            {step === 'start' && <StartStep {...fields} />}
            {step === 'ship' && <ShipStep {...fields} />}
            {step === 'flag' && <FlagStep {...fields} />}
            {step === 'master' && <MasterStep {...fields} />}
          </div>
        </Panel>
      </form>
    </Screen>
  );
}
