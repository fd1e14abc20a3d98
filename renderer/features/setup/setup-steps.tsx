import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#renderer/data/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { detectPlatform } from '#renderer/platform/index.ts';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { PALETTES } from '#renderer/ui/theme/palette.ts';
import { usePalette } from '#renderer/ui/theme/palette-provider.tsx';
import { FlagFields } from './flag-fields.tsx';
import { ImoCheck } from './imo-check.tsx';
import { useLanguageNames } from './region-names.ts';
import classes from './setup.module.css';
import { flagLanguageOf, type SetupDraft, type SetupProblems, type SetupStep, shortCodeOf } from './setup-draft.ts';
import { ShipTimeField } from './ship-time-field.tsx';

type StepProps = {
  readonly draft: SetupDraft;
  readonly onChange: (change: Partial<SetupDraft>) => void;
  readonly problems: SetupProblems;
};

/** The sentence under a field. */
function useProblem(problems: SetupProblems): (field: keyof SetupDraft) => string | null {
  const { t } = useTranslation('setup');
  return (field) => {
    const problem = problems[field];
    return problem === undefined ? null : t(`problem.${problem}`);
  };
}

export function LanguageStep() {
  const { t } = useTranslation(['setup', 'ui']);
  const { language, setLanguage, offered } = useLanguage();
  const { palette, setPalette } = usePalette();
  return (
    <>
      <ChoiceCards
        label={t('ui:shell.languageTitle')}
        layout="row"
        value={language.code}
        onChange={(code) => void setLanguage(code)}
        options={offered.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <ChoiceCards
        label={t('ui:shell.paletteTitle')}
        value={palette}
        onChange={setPalette}
        options={PALETTES.map((each) => ({
          value: each,
          label: t(`ui:shell.${each}`),
          text: t(`setup:light.${each}`),
          icon: `palette-${each}` as const,
        }))}
      />
    </>
  );
}

export function StartStep({ draft, onChange, problems }: StepProps) {
  const { t } = useTranslation('setup');
  const [canRestore, setCanRestore] = useState(false);
  useEffect(() => {
    detectPlatform().then(
      ({ copy }) => setCanRestore(copy !== null),
      () => setCanRestore(false),
    );
  }, []);
  const problem = useProblem(problems);
  return (
    <ChoiceCards
      label={t('start.question')}
      required
      error={problem('way')}
      value={draft.way}
      onChange={(way) => onChange({ way })}
      options={[
        { value: 'new', label: t('start.new'), text: t('start.newText'), icon: 'ship' },
        { value: 'code', label: t('start.code'), text: t('start.codeText'), icon: 'key' },
        ...(canRestore
          ? [{ value: 'copy' as const, label: t('start.copy'), text: t('start.copyText'), icon: 'medium' as const }]
          : []),
        { value: 'desk', label: t('start.desk'), text: t('start.deskText'), icon: 'fleet' },
      ]}
    />
  );
}

export function ShipStep({ draft, onChange, problems }: StepProps) {
  const { t } = useTranslation('setup');
  const problem = useProblem(problems);
  return (
    <>
      <TextField
        label={t('field.name')}
        help={t('field.nameHelp')}
        error={problem('name')}
        required
        name="name"
        value={draft.name}
        onChange={(name) => onChange({ name })}
      />
      <div className={classes['pair']}>
        <TextField
          label={t('field.imoNumber')}
          help={t('field.imoHelp')}
          error={problem('imoNumber')}
          required
          name="imoNumber"
          content="code"
          value={draft.imoNumber}
          onChange={(imoNumber) => onChange({ imoNumber })}
        />
        <TextField
          label={t('field.shortCode')}
          help={t('field.shortCodeHelp', { code: shortCodeOf(draft).toUpperCase() || 'TP' })}
          error={problem('shortCode')}
          required
          name="shortCode"
          content="code"
          value={shortCodeOf(draft)}
          onChange={(shortCode) => onChange({ shortCode })}
        />
      </div>
    </>
  );
}

export function FlagStep({ draft, onChange, problems }: StepProps) {
  const { t } = useTranslation('setup');
  const problem = useProblem(problems);
  const languages = useLanguageNames();
  const errors = Object.fromEntries(
    (['flag', 'type', 'trade', 'flagLanguage'] as const).flatMap((field) => {
      const sentence = problem(field);
      return sentence === null ? [] : [[field, sentence]];
    }),
  );
  return (
    <>
      <FlagFields value={{ ...draft, flagLanguage: flagLanguageOf(draft) }} onChange={onChange} errors={errors} />
      <div className={classes['pair']}>
        <SelectField
          label={t('field.workingLanguage')}
          help={t('field.workingLanguageHelp')}
          error={problem('workingLanguage')}
          required
          searchable
          name="workingLanguage"
          value={draft.workingLanguage}
          onChange={(workingLanguage) => onChange({ workingLanguage })}
          options={languages.choices}
        />
        <ShipTimeField value={draft.offset} onChange={(offset) => onChange({ offset })} error={problem('offset')} />
      </div>
    </>
  );
}

export function MasterStep({ draft, onChange, problems }: StepProps) {
  const { t } = useTranslation('setup');
  const problem = useProblem(problems);
  return (
    <div className={classes['pair']}>
      <TextField
        label={t('field.personName')}
        error={problem('personName')}
        required
        name="personName"
        value={draft.personName}
        onChange={(personName) => onChange({ personName })}
      />
      <TextField label={t('field.rank')} name="rank" value={draft.rank} onChange={(rank) => onChange({ rank })} />
    </div>
  );
}

/** Beside each screen: why it is asked. */
export function SetupAside({ step, draft }: { readonly step: SetupStep; readonly draft?: SetupDraft }) {
  const { t } = useTranslation('setup');
  const lines = t(`why.${step}`, { returnObjects: true }) as readonly string[];
  return (
    <Panel title={t(`whyTitle.${step}`)}>
      <div className={classes['why']}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {step === 'ship' && draft !== undefined && <ImoCheck typed={draft.imoNumber} />}
      </div>
    </Panel>
  );
}

type DonePanelProps = {
  readonly onLeave: (path: string) => void;
  /** Fingerprint of the company that this PC was connected to. */
  readonly company?: string;
};

export function DonePanel({ onLeave, company }: DonePanelProps) {
  const { t } = useTranslation('setup');
  const { info } = useWorkspace();
  return (
    <Panel
      padding="reading"
      foot={
        <ActionBar
          end={
            company === undefined && (
              <Button leftSection={<Icon name="people" />} onClick={() => onLeave('/people')}>
                {t('done.people')}
              </Button>
            )
          }
        >
          <Button variant="filled" size="lg" onClick={() => onLeave('/')}>
            {t('done.open')}
          </Button>
        </ActionBar>
      }
    >
      <div className={classes['form']}>
        <p className={classes['instruction']}>
          {company === undefined
            ? t('done.ready', { vessel: info?.vesselName ?? '' })
            : t('done.connected', { vessel: info?.vesselName ?? t('done.thisShip') })}
        </p>
        {company === undefined ? (
          <ul className={classes['facts']}>
            <li>{t('done.noHub')}</li>
            <li>{t('done.nothingSent')}</li>
            <li>{t('done.later')}</li>
          </ul>
        ) : (
          <>
            <p>{t('done.compare')}</p>
            <p className={classes['print']}>
              <bdi>{company}</bdi>
            </p>
            <p className={classes['quiet']}>{t('done.differs')}</p>
          </>
        )}
      </div>
    </Panel>
  );
}
