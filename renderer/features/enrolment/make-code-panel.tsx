import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MadeCode, makeCode, saveFile } from '#renderer/data/index.ts';
import { focusFirstError, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { isHubUrl } from '#shared/sync/enrolment-code.ts';
import { freeLetter } from './access-model.ts';
import { CommandLine } from './command-line.tsx';
import classes from './enrolment.module.css';

const TERMS = { week: 7, month: 30, quarter: 90 } as const;
type Term = keyof typeof TERMS;

type MakeCodePanelProps = {
  readonly vesselId: string;
  readonly vesselName: string;
  /** Where this desk reaches the hub. */
  readonly hubUrl: string | null;
  readonly usedLetters: readonly string[];
  readonly mayMake: boolean;
  readonly onMade: (made: MadeCode) => void;
};

/** A one-time code for a device: made and signed here, shown once. */
export function MakeCodePanel(props: MakeCodePanelProps) {
  const { t } = useTranslation('enrolment');
  const [made, setMade] = useState<MadeCode | null>(null);
  if (!props.mayMake)
    return (
      <Panel title={t('make.title')}>
        <p className={classes['small']}>{t('make.forbidden')}</p>
      </Panel>
    );
  if (made !== null) return <MadePanel made={made} vesselId={props.vesselId} onAnother={() => setMade(null)} />;
  return (
    <MakeForm
      {...props}
      onMade={(code) => {
        setMade(code);
        props.onMade(code);
      }}
    />
  );
}

function MakeForm({ vesselId, vesselName, hubUrl, usedLetters, onMade }: MakeCodePanelProps) {
  const { t } = useTranslation('enrolment');
  const [typedLetter, setLetter] = useState<string | null>(null);
  const [term, setTerm] = useState<Term>('month');
  const [hub, setHub] = useState(hubUrl ?? location.origin);
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const letter = (typedLetter ?? freeLetter(usedLetters)).trim().toUpperCase();
  const letterProblem = !/^[A-Z]$/.test(letter)
    ? t('make.letterWrong')
    : usedLetters.includes(letter)
      ? t('make.letterTaken')
      : null;
  const address = hub.trim().replace(/\/$/, '');
  const hubProblem = isHubUrl(address) ? null : t('make.hubWrong');

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (letterProblem !== null || hubProblem !== null) {
      setTimeout(() => focusFirstError(form.current));
      return;
    }
    const made = await run(() => makeCode({ vesselId, vesselName, letter, days: TERMS[term], hubUrl: address }));
    if (made.ok) onMade(made.value);
  }

  return (
    <form onSubmit={(event) => void submit(event)} ref={form} noValidate>
      <Panel
        title={t('make.title')}
        padding="reading"
        foot={
          <ActionBar>
            <Button type="submit" variant="filled" size="lg" leftSection={<Icon name="key" />} disabled={isBusy}>
              {t('make.button')}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['stack']}>
          <p>{t('make.words')}</p>
          {error !== null && <ErrorNote error={error} />}
          <div className={classes['pair']}>
            <TextField
              label={t('make.letter')}
              help={t('make.letterHelp')}
              error={isAsked ? letterProblem : null}
              required
              value={typedLetter ?? freeLetter(usedLetters)}
              onChange={setLetter}
              content="code"
            />
            <SelectField
              label={t('make.days')}
              value={term}
              onChange={(next) => setTerm(next ?? 'month')}
              options={(Object.keys(TERMS) as Term[]).map((value) => ({ value, label: t(`make.forDays.${value}`) }))}
            />
          </div>
          <TextField
            label={t('make.hub')}
            help={t('make.hubHelp')}
            error={isAsked ? hubProblem : null}
            required
            value={hub}
            onChange={setHub}
            content="code"
          />
        </div>
      </Panel>
    </form>
  );
}

type MadePanelProps = { readonly made: MadeCode; readonly vesselId: string; readonly onAnother: () => void };

function MadePanel({ made: { code, file, letter, expiresAt, company }, vesselId, onAnother }: MadePanelProps) {
  const { t } = useTranslation('enrolment');
  const [isSaved, setSaved] = useState(false);
  const { run, error } = useCommand();

  async function save() {
    const name = `${vesselId}-${letter}.code.json`;
    const saved = await run(() => saveFile(name, new TextEncoder().encode(file), 'application/json'));
    setSaved(saved.ok && saved.value);
  }

  return (
    <Panel
      title={t('made.title', { letter })}
      padding="reading"
      foot={
        <ActionBar
          note={<span role="status">{isSaved ? t('made.saved') : ''}</span>}
          end={<Button onClick={onAnother}>{t('make.another')}</Button>}
        >
          <Button leftSection={<Icon name="download" />} onClick={() => void save()}>
            {t('made.save')}
          </Button>
        </ActionBar>
      }
    >
      <div className={classes['stack']}>
        {error !== null && <ErrorNote error={error} />}
        <section aria-label={t('made.code')}>
          <CommandLine label={t('made.copy')}>{code}</CommandLine>
        </section>
        <p className={classes['until']}>
          {t('made.until')} <Instant at={expiresAt} />
        </p>
        <p className={classes['small']}>{t('made.once')}</p>
        <ol className={classes['steps']}>
          <li>{t('made.give')}</li>
          <li>{t('made.type')}</li>
          <li>
            {t('made.compare')}{' '}
            <strong>
              <bdi>{company}</bdi>
            </strong>
          </li>
        </ol>
      </div>
    </Panel>
  );
}
