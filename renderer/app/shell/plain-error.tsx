import type { i18n } from 'i18next';
import { sourceTexts } from '#renderer/i18n/source-texts.ts';
import classes from './plain-error.module.css';

type Part = keyof typeof sourceTexts.ui.start;

type PlainErrorProps = {
  readonly error: unknown;
  readonly onAgain: () => void;
  /** Absent when the texts themselves failed to start; English then speaks. */
  readonly i18n?: i18n | undefined;
};

/** What is left to say when drawing failed. Built of nothing that could fail for the same reason: no Mantine, no hooks. */
export function PlainError({ error, onAgain, i18n }: PlainErrorProps) {
  const say = (part: Part) => i18n?.t(`ui:start.${part}`) ?? sourceTexts.ui.start[part];
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return (
    <div className={classes['page']} role="alert">
      <h1 className={classes['title']}>{say('title')}</h1>
      <p>{say('what')}</p>
      <p>{say('safe')}</p>
      <p>{say('next')}</p>
      <button type="button" className={classes['again']} onClick={onAgain}>
        {say('again')}
      </button>
      <details className={classes['detail']}>
        <summary>{say('detail')}</summary>
        <pre>{detail}</pre>
      </details>
    </div>
  );
}
