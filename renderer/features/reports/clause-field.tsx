import { useTranslation } from 'react-i18next';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { ISM, ISM_CLAUSES, useNcrWords } from './ncr-content.ts';
import classes from './reports.module.css';

type ClauseFieldProps = { readonly value: string | null; readonly onChange: (clause: string | null) => void };

/** The clause of the ISM Code that is not met, found by number or by what it asks for. */
export function ClauseField({ value, onChange }: ClauseFieldProps) {
  const { t } = useTranslation('reports');
  const words = useNcrWords();
  const known = ISM_CLAUSES.map(({ clause }) => ({
    value: clause,
    label: t('grade.clauseOption', { clause, gist: words.gist(clause) }),
  }));
  // A clause of a newer app or of another rule stays what it is.
  const options =
    value === null || known.some((each) => each.value === value) ? known : [...known, { value, label: value }];
  return (
    <div className={classes['stack']}>
      <SelectField
        label={t('grade.clause')}
        help={t('grade.clauseHelp')}
        value={value}
        onChange={onChange}
        options={options}
        searchable
        clearable
      />
      {value !== null && <ClauseNote rule={ISM} clause={value} />}
    </div>
  );
}

/** The clause, what it asks for, and of which edition; what nobody has read at its source says so. */
export function ClauseNote({ rule, clause }: { readonly rule: string | null; readonly clause: string }) {
  const { t } = useTranslation('reports');
  const words = useNcrWords();
  const known = rule === null || rule === ISM ? ISM_CLAUSES.find((each) => each.clause === clause) : undefined;
  if (known === undefined) return <bdi>{[rule, clause].filter(Boolean).join(' ')}</bdi>;
  return (
    <span className={classes['clause']}>
      <span>
        <bdi>ISM {clause}</bdi> · {words.gist(clause)}
      </span>
      <span className={classes['small']}>{t('grade.edition', { edition: known.edition })}</span>
      {known.unverified && <StatusMark kind="info">{t('grade.unverified')}</StatusMark>}
    </span>
  );
}
