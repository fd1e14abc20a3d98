import { useTranslation } from 'react-i18next';
import { type RecordRow, useSession } from '#renderer/data/index.ts';
import { RecordSection } from '#renderer/features/section/index.ts';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { KeyValue, type KeyValueItem } from '#renderer/ui/layout/key-value.tsx';
import { ClauseField, ClauseNote } from './clause-field.tsx';
import { ISM } from './ncr-content.ts';
import { GRADES, gradeOf, valuesOfGrade } from './report-grade.ts';
import { mayGrade, reportOf } from './report-values.ts';

const FIELDS = ['kind', 'class', 'requirementClause', 'requirementRule', 'smsSection'] as const;
const INPUTS = ['class', 'kind', 'requirementClause', 'requirementRule', 'smsSection'] as const;

/** How serious it is and which requirement is not met. The ship proposes it, the DPA's grading counts. */
export function GradePanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('reports');
  const session = useSession();
  const fields = reportOf(row);
  const grade = gradeOf(fields);
  const items: readonly (KeyValueItem | false)[] = [
    { label: t('grade.grade'), value: grade === null ? t('grade.none') : t(`grade.${grade}`), strong: true },
    {
      label: t('grade.clause'),
      value: fields.requirementClause ? (
        <ClauseNote rule={fields.requirementRule ?? null} clause={fields.requirementClause} />
      ) : (
        t('grade.noClause')
      ),
    },
    Boolean(fields.smsSection) && { label: t('grade.sms'), value: <bdi>{fields.smsSection}</bdi> },
  ];
  return (
    <RecordSection
      row={row}
      title={t('grade.title')}
      fields={FIELDS}
      inputs={INPUTS}
      mayEdit={mayGrade(row, session)}
      edit={grade === null ? t('grade.open') : t('grade.change')}
      empty={t('grade.none')}
      aside={session.side === 'ship' ? t('grade.proposal') : undefined}
      view={<KeyValue layout="columns" items={items.filter((item) => item !== false)} />}
      input={(field, values, set) => {
        if (field === 'class')
          return (
            <ChoiceCards
              label={t('grade.question')}
              value={gradeOf(values)}
              onChange={(next) => set(valuesOfGrade(next))}
              options={GRADES.map((each) => ({
                value: each,
                label: t(`grade.${each}`),
                text: t(`grade.text.${each}`),
              }))}
            />
          );
        if (field === 'requirementClause')
          return (
            <ClauseField
              value={typeof values['requirementClause'] === 'string' ? values['requirementClause'] : null}
              onChange={(clause) => set({ requirementClause: clause, requirementRule: clause === null ? null : ISM })}
            />
          );
        // Written with the two above.
        return field === 'kind' || field === 'requirementRule' ? null : undefined;
      }}
    />
  );
}
