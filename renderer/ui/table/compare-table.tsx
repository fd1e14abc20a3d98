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
        {fields.map((field, row) => (
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
                  <div className={classes['choices']}>
                    {options.length === 0 && <div className={classes['none']}>{t('compare.unchanged')}</div>}
                    {options.map((option) => (
                      <Choice
                        key={option.id}
                        option={option}
                        id={`${id}-${row}-${option.id}`}
                        group={`${id}-${field.id}`}
                        name={`${field.title}, ${side.title}`}
                        isChosen={chosen[field.id] === option.id}
                        isReadOnly={readOnly}
                        onChoose={() => onChoose(field.id, option.id)}
                      />
                    ))}
                  </div>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ChoiceProps = {
  readonly option: CompareOption;
  readonly id: string;
  /** The radios of one field are one group. */
  readonly group: string;
  /** Whose value of which field; the value itself is read after it. */
  readonly name: string;
  readonly isChosen: boolean;
  readonly isReadOnly: boolean;
  readonly onChoose: () => void;
};

function Choice({ option, id, group, name, isChosen, isReadOnly, onChoose }: ChoiceProps) {
  const { t } = useTranslation('ui');
  return (
    <label className={classes['choice']}>
      <input
        type="radio"
        className={classes['radio']}
        id={`${id}-radio`}
        name={group}
        checked={isChosen}
        disabled={isReadOnly}
        onChange={onChoose}
        aria-label={name}
        aria-labelledby={`${id}-radio ${id}-value`}
        aria-describedby={option.why === undefined ? undefined : `${id}-why`}
      />
      <span className={classes['value']} id={`${id}-value`}>
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
      {option.why !== undefined && (
        <span className={classes['why']} id={`${id}-why`}>
          {option.why}
        </span>
      )}
    </label>
  );
}
