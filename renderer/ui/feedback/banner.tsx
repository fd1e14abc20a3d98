import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark, type MarkKind } from '../status/mark.tsx';
import classes from './banner.module.css';

type BannerProps = {
  /** `drill` has striped ends and its own word. */
  readonly kind: 'drill' | 'alarm' | 'warning' | 'caution' | 'info';
  readonly children: ReactNode;
  /** The stop word, the button that ends it. Acknowledging never removes the state. */
  readonly end?: ReactNode;
};

/** One line under the top bar that stays until its cause ends. One at a time. */
export function Banner({ kind, children, end }: BannerProps) {
  const { t } = useTranslation('ui');
  const mark: MarkKind | null = kind === 'drill' ? null : kind;
  const name = kind === 'drill' ? t('drill.word') : kind === 'info' ? t('banner.label') : t(`mark.${kind}`);
  return (
    <section className={`${classes['banner']} ${classes[kind] ?? ''}`} aria-label={name}>
      {kind === 'drill' && <div className={classes['stripes']} aria-hidden="true" />}
      <div className={classes['inner']}>
        {mark === null ? (
          <strong className={classes['word']}>{t('drill.word')}</strong>
        ) : (
          <Mark kind={mark} size={24} />
        )}
        <div className={classes['words']}>{children}</div>
        {end !== undefined && <div className={classes['end']}>{end}</div>}
      </div>
      {kind === 'drill' && <div className={classes['stripes']} aria-hidden="true" />}
    </section>
  );
}
