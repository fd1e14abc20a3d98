import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../visually-hidden.tsx';
import { Mark } from './mark.tsx';
import { RECORD_STATES, type RecordStateName, STATE_MARKS } from './record-state.tsx';
import classes from './record-stepper.module.css';

type RecordStepperProps = {
  readonly current: RecordStateName;
  /** A line under a state: when it was reached, how large, when it will be tried. */
  readonly notes?: Partial<Readonly<Record<RecordStateName, ReactNode>>>;
  /** The states that this kind of record can reach; all five by default. */
  readonly states?: readonly RecordStateName[];
};

/** "Where it is now": the way of a record from draft to answer, with what is known about each part of it. */
export function RecordStepper({ current, notes = {}, states = RECORD_STATES }: RecordStepperProps) {
  const { t } = useTranslation('ui');
  const at = states.indexOf(current);
  return (
    <ol className={classes['steps']} aria-label={t('state.title')}>
      {states.map((state, index) => {
        const place = index < at ? 'reached' : index === at ? 'now' : 'notYet';
        const kind = place === 'reached' ? 'done' : place === 'now' ? STATE_MARKS[state] : 'pending';
        return (
          <li
            key={state}
            className={place === 'now' ? `${classes['step']} ${classes['current']}` : classes['step']}
            aria-current={place === 'now' ? 'step' : undefined}
          >
            <Mark kind={kind} size={20} />
            <div>
              <div className={classes['word']}>
                {t(`state.${state}`)}
                <VisuallyHidden>, {t(`state.${place}`)}</VisuallyHidden>
              </div>
              {notes[state] !== undefined && <div className={classes['note']}>{notes[state]}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
