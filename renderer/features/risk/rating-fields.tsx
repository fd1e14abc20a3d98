import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import type { Value } from '#shared/base/value.ts';
import { type RiskMatrix, STEPS } from '#shared/domain/risk/risk-matrix.ts';
import { guidelineLikelihood, ratingOf } from '#shared/domain/risk/risk-rating.ts';
import { RISK_AXES } from '#shared/domain/risk.ts';
import { LevelMark } from './level-mark.tsx';
import classes from './risk.module.css';

const SIDES = ['inherent', 'residual'] as const;
const GUIDELINE = ['threatCapability', 'threatOpportunity', 'threatIntent', 'vulnerabilityLevel'] as const;

type RatingFieldsProps = {
  readonly matrix: RiskMatrix;
  readonly values: Readonly<Record<string, Value>>;
  readonly onChange: (field: string, value: number | null) => void;
};

/** Likelihood and severity before and with the measures; the level beside it while one chooses. */
export function RatingFields({ matrix, values, onChange }: RatingFieldsProps) {
  const { t } = useTranslation('risk');
  const words = useFieldWords();
  const proposed = guidelineLikelihood(values);
  const step = (field: string, kind: 'likelihood' | 'severity' | 'plain') => (
    <NativeSelect
      aria-label={words.label('risk', field)}
      value={typeof values[field] === 'number' ? String(values[field]) : ''}
      onChange={(event) => onChange(field, event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
      data={[
        { value: '', label: kind === 'severity' ? t('rate.none') : t('rate.open') },
        ...STEPS.map((at) => ({
          value: String(at),
          label: kind === 'plain' ? `${at}` : `${at} ${t(`${kind}.${at}`)}`,
        })),
      ]}
    />
  );
  return (
    <div className={classes['stack']}>
      <table className={classes['rating']}>
        <caption className={classes['small']}>{t('rate.caption')}</caption>
        <thead>
          <tr>
            <td />
            {SIDES.map((side) => (
              <th key={side} scope="col">
                {t(`side.${side}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('rate.likelihood')}</th>
            {SIDES.map((side) => (
              <td key={side}>{step(`${side}Likelihood`, 'likelihood')}</td>
            ))}
          </tr>
          {RISK_AXES.map((axis) => (
            <tr key={axis}>
              <th scope="row">
                {t(`axis.${axis}`)}
                <span className={classes['hint']}>{t(`axisHint.${axis}`)}</span>
              </th>
              {SIDES.map((side) => (
                <td key={side}>{step(`${side}${axis}`, 'severity')}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('rate.level')}</th>
            {SIDES.map((side) => (
              <td key={side} aria-live="polite">
                <LevelMark matrix={matrix} rating={ratingOf(matrix, values, side)} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <fieldset className={classes['guideline']}>
        <legend>{t('rate.guideline')}</legend>
        <p className={classes['small']}>{t('rate.guidelineHelp')}</p>
        <div className={classes['four']}>
          {GUIDELINE.map((field) => (
            <div key={field}>
              <span aria-hidden="true" className={classes['small']}>
                {words.label('risk', field)}
              </span>
              {step(field, 'plain')}
            </div>
          ))}
        </div>
        {proposed !== null && proposed !== values['inherentLikelihood'] && (
          <Button onClick={() => onChange('inherentLikelihood', proposed)}>
            {t('rate.take', { at: proposed, words: t(`likelihood.${proposed as 1}`) })}
          </Button>
        )}
      </fieldset>
    </div>
  );
}
