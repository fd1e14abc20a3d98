import { useTranslation } from 'react-i18next';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TEMPLATES, useNcrWords } from './ncr-content.ts';
import { begunFrom, type ReportDraft, type TemplateTexts } from './report-draft.ts';

type TemplateFieldProps = {
  readonly draft: ReportDraft;
  readonly onChange: (change: Partial<ReportDraft>) => void;
};

/** Typical cases: one fills the form, everything of it can be changed. What somebody has typed stays. */
export function TemplateField({ draft, onChange }: TemplateFieldProps) {
  const { t } = useTranslation('reports');
  const words = useNcrWords();
  const textsOf = (id: string): TemplateTexts => ({
    title: words.template(id, 'title'),
    description: words.template(id, 'description'),
  });

  function choose(id: string | null) {
    const template = TEMPLATES.find((each) => each.id === id) ?? null;
    const before = draft.template === null ? null : textsOf(draft.template);
    onChange(begunFrom(draft, before, template, template && textsOf(template.id)));
  }

  return (
    <SelectField
      label={t('template.label')}
      help={t('template.help')}
      value={draft.template}
      onChange={choose}
      options={TEMPLATES.map(({ id }) => ({ value: id, label: words.template(id, 'title') }))}
      searchable
      clearable
    />
  );
}
