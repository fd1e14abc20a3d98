import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirstError } from '#renderer/features/session/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import classes from './setup.module.css';

type RecoveryWordsProps = { readonly words: readonly string[]; readonly onDone: () => void };

/** Two places to ask for, in order, one in each half. */
function placesOf(count: number): readonly [number, number] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint8Array(2));
  const half = Math.floor(count / 2);
  return [a % half, half + (b % (count - half))];
}

function isSame(typed: string, word: string | undefined): boolean {
  return typed.normalize('NFKC').trim().toLowerCase() === word;
}

/** The words, once: to be written by hand, and two of them asked back so that the paper is known to be right. */
export function RecoveryWords({ words, onDone }: RecoveryWordsProps) {
  const { t } = useTranslation('setup');
  const places = useMemo(() => placesOf(words.length), [words.length]);
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  // Until they are on paper a closed window would lose them.
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, []);

  useEffect(() => {
    if (isAsking) form.current?.querySelector('input')?.focus();
  }, [isAsking]);

  function check(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (places.every((place, index) => isSame(typed[index] ?? '', words[place]))) onDone();
    else focusFirstError(form.current);
  }

  if (!isAsking) {
    return (
      <Panel
        padding="reading"
        foot={
          <ActionBar note={t('words.once')}>
            <Button variant="filled" size="lg" leftSection={<Icon name="check" />} onClick={() => setAsking(true)}>
              {t('words.written')}
            </Button>
          </ActionBar>
        }
      >
        <p className={classes['instruction']}>{t('words.instruction')}</p>
        <ol className={classes['words']} aria-label={t('words.list')}>
          {words.map((word, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand at two places
            <li key={index}>
              <span>{index + 1}</span>
              <bdi lang="en" translate="no">
                {word}
              </bdi>
            </li>
          ))}
        </ol>
        <Notice kind="caution">{t('words.secret')}</Notice>
      </Panel>
    );
  }
  return (
    <form onSubmit={check} ref={form} noValidate>
      <Panel
        padding="reading"
        foot={
          <ActionBar
            end={
              <Button variant="subtle" leftSection={<Icon name="back" />} onClick={() => setAsking(false)}>
                {t('words.again')}
              </Button>
            }
          >
            <Button variant="filled" size="lg" type="submit">
              {t('words.check')}
            </Button>
          </ActionBar>
        }
      >
        <p className={classes['instruction']}>{t('words.ask')}</p>
        <div className={classes['pair']}>
          {places.map((place, index) => (
            <TextField
              key={place}
              label={t('words.word', { place: place + 1 })}
              required
              content="code"
              value={typed[index] ?? ''}
              onChange={(value) => setTyped(([a, b]) => (index === 0 ? [value, b] : [a, value]))}
              error={isChecked && !isSame(typed[index] ?? '', words[place]) ? t('words.wrong') : null}
            />
          ))}
        </div>
      </Panel>
    </form>
  );
}
