import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTooLong } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { InstantField } from '#renderer/ui/fields/instant-field.tsx';
import { TextAreaField, TextField } from '#renderer/ui/fields/text-field.tsx';
import { useNow, useShipOffset } from '#renderer/ui/time/time-provider.tsx';
import { REPORT_KINDS } from '#shared/domain/report.ts';
import { AssetPicker } from './asset-picker.tsx';
import { useNcrWords } from './ncr-content.ts';
import type { ReportDraft, ReportProblems } from './report-draft.ts';
import { MAIL_DONE, useReportWords } from './report-words.ts';
import classes from './reports.module.css';
import { TemplateField } from './template-field.tsx';

type ReportFieldsProps = {
  readonly draft: ReportDraft;
  readonly onChange: (change: Partial<ReportDraft>) => void;
  readonly problems: ReportProblems;
  /** Typical cases to begin from: only where nothing is filed yet. */
  readonly offersTemplates?: boolean;
};

/** The same questions for a new report and for one that is set right. */
export function ReportFieldSet({ draft, onChange, problems, offersTemplates = false }: ReportFieldsProps) {
  const { t } = useTranslation('reports');
  const words = useReportWords();
  const tooLong = useTooLong();
  const ncrWords = useNcrWords();
  // What a non-conformity is measured by; a crew member who saw something is not asked for it.
  const isGraded = draft.kind === 'nonConformity' || draft.title !== '' || draft.objectiveEvidence !== '';
  const hint = (part: 'evidence' | 'correction') =>
    draft.template === null ? '' : ncrWords.template(draft.template, part);
  return (
    <>
      <div className={classes['kinds']}>
        <ChoiceCards
          label={t('field.kind')}
          layout="row"
          required
          error={problems.kind ? t('problem.kind') : null}
          value={draft.kind}
          onChange={(kind) => onChange({ kind })}
          options={REPORT_KINDS.map((kind) => ({ value: kind, label: words.kind(kind) }))}
        />
      </div>
      {offersTemplates && <TemplateField draft={draft} onChange={onChange} />}
      {isGraded && (
        <TextField
          label={t('field.title')}
          error={tooLong('report', 'title', draft.title)}
          value={draft.title}
          onChange={(title) => onChange({ title })}
        />
      )}
      <TextAreaField
        label={t('field.description')}
        help={t('field.descriptionHelp')}
        required
        error={problems.description ? t('problem.description') : tooLong('report', 'description', draft.description)}
        value={draft.description}
        onChange={(description) => onChange({ description })}
        rows={4}
      />
      {draft.kind === 'suspiciousMail' && <MailFields draft={draft} onChange={onChange} />}
      <div className={classes['trio']}>
        <AssetPicker
          label={t('field.assets')}
          help={t('field.assetsHelp')}
          value={draft.assets}
          onChange={(assets) => onChange({ assets })}
        />
        <TextField
          label={t('field.place')}
          help={t('field.placeHelp')}
          error={tooLong('report', 'place', draft.place)}
          value={draft.place}
          onChange={(place) => onChange({ place })}
        />
        <WhenField
          label={t('field.happenedAt')}
          error={problems.happenedAt ? t('problem.happenedAt') : null}
          value={draft.happenedAt}
          onChange={(happenedAt) => onChange({ happenedAt })}
        />
      </div>
      {isGraded && (
        <TextAreaField
          label={t('field.evidence')}
          help={[t('field.evidenceHelp'), hint('evidence')].filter(Boolean).join(' ')}
          value={draft.objectiveEvidence}
          onChange={(objectiveEvidence) => onChange({ objectiveEvidence })}
          rows={2}
        />
      )}
      <TextAreaField
        label={t('field.immediateCorrection')}
        {...(draft.template === null ? {} : { help: t('template.correction', { what: hint('correction') }) })}
        value={draft.immediateCorrection}
        onChange={(immediateCorrection) => onChange({ immediateCorrection })}
        rows={2}
      />
    </>
  );
}

type WhenFieldProps = {
  readonly label: string;
  readonly error?: string | null;
  readonly value: number | null;
  readonly onChange: (at: number | null) => void;
};

const MINUTE = 60_000;

/** Typed in UTC; ship's time stands beside it, and a time ahead of the clock is pointed out, not refused. */
function WhenField({ label, error = null, value, onChange }: WhenFieldProps) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const offset = useShipOffset();
  const now = useNow();

  function help(): string {
    if (value === null) return t('field.whenForm');
    if (value > now + 5 * MINUTE) return t('field.whenAhead');
    if (offset === null) return t('field.whenUtc');
    return t('field.whenShip', { time: `\u2068${formats.instant(value, 'dayTime', offset)}\u2069` });
  }

  return <InstantField label={label} help={help()} required error={error} value={value} onChange={onChange} />;
}

function MailFields({ draft, onChange }: Omit<ReportFieldsProps, 'problems'>) {
  const { t } = useTranslation('reports');
  const words = useReportWords();
  const tooLong = useTooLong();
  return (
    <fieldset className={classes['mail']}>
      <legend>{t('field.mail')}</legend>
      <p className={classes['dim']}>{t('field.mailHelp')}</p>
      <div className={classes['pair']}>
        <TextField
          label={t('field.mailFrom')}
          error={tooLong('report', 'mailFrom', draft.mailFrom)}
          content="code"
          value={draft.mailFrom}
          onChange={(mailFrom) => onChange({ mailFrom })}
        />
        <TextField
          label={t('field.mailSubject')}
          error={tooLong('report', 'mailSubject', draft.mailSubject)}
          value={draft.mailSubject}
          onChange={(mailSubject) => onChange({ mailSubject })}
        />
      </div>
      <Checkbox.Group
        label={t('field.mailDone')}
        value={[...draft.mailDone]}
        onChange={(mailDone) => onChange({ mailDone })}
      >
        <div className={classes['checks']}>
          {MAIL_DONE.map((done) => (
            <Checkbox key={done} value={done} label={words.mailDone(done)} className={classes['check']} />
          ))}
        </div>
      </Checkbox.Group>
    </fieldset>
  );
}
