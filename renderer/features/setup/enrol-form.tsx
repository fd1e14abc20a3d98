import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrol, enrolFromFile } from '#renderer/data/index.ts';
import { focusFirstError, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import classes from './setup.module.css';

type EnrolFormProps = {
  /** @param company fingerprint of the company key, to compare with the paper. */
  readonly onDone: (company: string) => void;
  /** Beside the buttons: a way back. */
  readonly end?: React.ReactNode;
};

/** Joins a vessel by its one-time code: typed as it comes, pasted, or out of a file. */
export function EnrolForm({ onDone, end }: EnrolFormProps) {
  const { t } = useTranslation('setup');
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(code.trim() === '');
    if (code.trim() === '') {
      focusFirstError(form.current);
      return;
    }
    const result = await run(() => enrol(code));
    if (result.ok) onDone(result.value.company);
  }

  async function takeFile() {
    const result = await run(enrolFromFile);
    if (result.ok && result.value !== null) onDone(result.value.company);
  }

  return (
    <form className={classes['form']} onSubmit={submit} ref={form} noValidate>
      {error !== null && <ErrorNote error={error} />}
      <TextAreaField
        label={t('code.label')}
        help={t('code.help')}
        error={isMissing ? t('problem.code') : null}
        value={code}
        onChange={setCode}
        rows={3}
      />
      <div className={classes['buttons']}>
        <Button type="submit" variant="filled" disabled={isBusy} leftSection={<Icon name="link" />}>
          {t('code.connect')}
        </Button>
        <Button disabled={isBusy} onClick={takeFile} leftSection={<Icon name="medium" />}>
          {t('code.file')}
        </Button>
        {end}
        <p role="status" className={classes['quiet']}>
          {isBusy ? t('code.busy') : ''}
        </p>
      </div>
    </form>
  );
}
