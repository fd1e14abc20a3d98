import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../status/mark.tsx';
import classes from './compare-table.module.css';

export type CompareSide = { readonly id: string; readonly title: string; readonly sub?: ReactNode };

export type CompareOption = {
  readonly id: string;
  /** The side that wrote it. */
  readonly side: string;
  readonly value: ReactNode;
  /** Why or where from, in the words of its writer. */
  readonly why?: ReactNode;
  /** What the app shows until somebody decides. */
  readonly inUse?: boolean;
};

export type CompareField = {
  readonly id: string;
  readonly title: string;
  /** Who owns the field. */
  readonly sub?: string;
  readonly base: ReactNode;
  readonly options: readonly CompareOption[];
};

type CompareTableProps = {
  readonly label: string;
  readonly base: { readonly title: string; readonly sub?: ReactNode };
  readonly sides: readonly CompareSide[];
  readonly fields: readonly CompareField[];
  /** The chosen option of each field. */
  readonly chosen: Readonly<Record<string, string | undefined>>;
  readonly onChoose: (field: string, option: string) => void;
  /** Shown only: the other side decides. */
  readonly readOnly?: boolean;
};

/** Values that differ, side by side: what both knew is grey and no choice, each side can be chosen, nothing is hidden. */
export function CompareTable(props: CompareTableProps) {
  const { label, base, sides, fields, chosen, onChoose, readOnly = false } = props;
  const { t } = useTranslation('ui');
  const id = useId();
  return (
    <table className={classes['table']} aria-label={label}>
      <thead>
        <tr>
          <th className={classes['field']} scope="col">
            {t('compare.field')}
          </th>
          <th className={classes['base']} scope="col">
            {base.title}
            <div className={classes['sub']}>{base.sub}</div>
          </th>
          {sides.map((side) => (
            <th key={side.id} scope="col">
              {side.title}
              <div className={classes['sub']}>{side.sub}</div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.id}>
            <th scope="row">
              <div className={classes['title']}>{field.title}</div>
              <div className={classes['sub']}>{field.sub}</div>
            </th>
            <td className={classes['base']}>{field.base}</td>
            {sides.map((side) => {
              const options = field.options.filter((option) => option.side === side.id);
              return (
                <td key={side.id} className={classes['cell']}>
                  {options.length === 0 && <div className={classes['none']}>{t('compare.unchanged')}</div>}
                  {options.map((option) => (
                    <label key={option.id} className={classes['choice']}>
                      <input
                        type="radio"
                        className={classes['radio']}
                        name={`${id}-${field.id}`}
                        checked={chosen[field.id] === option.id}
                        disabled={readOnly}
                        onChange={() => onChoose(field.id, option.id)}
                        aria-label={`${field.title}, ${side.title}`}
                        aria-describedby={`${id}-${option.id}`}
                      />
                      <span className={classes['value']} id={`${id}-${option.id}`}>
                        {option.value}
                      </span>
                      {option.inUse ? (
                        <span className={classes['inUse']}>
                          <Mark kind="half" />
                          {t('compare.inUse')}
                        </span>
                      ) : (
                        <span />
                      )}
                      {option.why !== undefined && <span className={classes['why']}>{option.why}</span>}
                    </label>
                  ))}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
