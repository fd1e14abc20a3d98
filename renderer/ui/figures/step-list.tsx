import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark, type MarkKind } from '../status/mark.tsx';
import { VisuallyHidden } from '../visually-hidden.tsx';
import classes from './step-list.module.css';

export type StepItem = {
  readonly id: string;
  /** The step's time or number: "T+6", "4". */
  readonly lead: string;
  readonly mark: MarkKind;
  /** The mark in a word, for those who listen: "done", "not yet". */
  readonly state: string;
  readonly title: ReactNode;
  /** How long it took. */
  readonly end?: ReactNode;
};

type StepListProps = {
  readonly steps: readonly StepItem[];
  readonly current?: string;
  /** Width of the first column in px; 24 for numbers, 40 for "T+25". */
  readonly leadPx?: number;
};

/** All steps of a guided flow, to read, not to press: the flow itself has the buttons. */
export function StepList({ steps, current, leadPx = 24 }: StepListProps) {
  const { t } = useTranslation('ui');
  return (
    <ol className={classes['list']} aria-label={t('step.list')} style={{ '--lead': `${leadPx}px` } as CSSProperties}>
      {steps.map(({ id, lead, mark, state, title, end }) => (
        <li
          key={id}
          className={id === current ? `${classes['step']} ${classes['current']}` : classes['step']}
          aria-current={id === current ? 'step' : undefined}
        >
          <bdi className={classes['lead']}>{lead}</bdi>
          <Mark kind={mark} size={20} />
          <span>
            {title}
            <VisuallyHidden>, {state}</VisuallyHidden>
          </span>
          <span className={classes['end']}>{end}</span>
        </li>
      ))}
    </ol>
  );
}
