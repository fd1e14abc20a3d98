import { useTranslation } from 'react-i18next';
import classes from './step-bar.module.css';

type StepBarProps = {
  readonly label: string;
  /** Short words; the number is put before each. */
  readonly steps: readonly string[];
  /** Index of the step that is under way. */
  readonly current: number;
};

/** How far a long procedure has come, across the top of its screen. */
export function StepBar({ label, steps, current }: StepBarProps) {
  const { t } = useTranslation('ui');
  return (
    <ol
      className={classes['bar']}
      aria-label={`${label}. ${t('step.progress', { step: current + 1, count: steps.length })}`}
    >
      {steps.map((step, index) => {
        const place = index < current ? classes['done'] : index === current ? classes['current'] : '';
        return (
          <li
            key={step}
            className={`${classes['step']} ${place}`}
            aria-current={index === current ? 'step' : undefined}
          >
            {index + 1} {step}
          </li>
        );
      })}
    </ol>
  );
}
