import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import classes from './enrolment.module.css';

type CommandLineProps = {
  /** What the command does, for those who listen. */
  readonly label: string;
  readonly children: string;
};

/** A command to copy and type elsewhere. */
export function CommandLine({ label, children }: CommandLineProps) {
  const { t } = useTranslation(['enrolment', 'common']);
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(children);
      setCopied(true);
    } catch {
      setCopied(false); // not allowed here: the text can be selected
    }
  }

  return (
    <div className={classes['line']}>
      <code className={classes['command']}>{children}</code>
      <Button leftSection={<Icon name="copy" />} onClick={() => void copy()} aria-label={label}>
        {isCopied ? t('enrolment:copied') : t('common:action.copy')}
      </Button>
    </div>
  );
}
