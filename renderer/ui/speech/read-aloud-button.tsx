import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { readAloud, stopReading, useVoice } from './speech.ts';

type ReadAloudButtonProps = {
  readonly text: string;
  /** Of the text, which is not always the language of the screen. */
  readonly language: string;
  /** With its name written out; else an icon beside the text. */
  readonly isWide?: boolean;
};

/** Reads a text with a voice of this PC, and stops when it is pressed again or leaves the screen. No voice: no button. */
export function ReadAloudButton({ text, language, isWide = false }: ReadAloudButtonProps) {
  const { t } = useTranslation('ui');
  const voice = useVoice(language);
  const [reading, setReading] = useState<string | null>(null);
  const isReading = reading === text;
  useEffect(() => (reading === null ? undefined : stopReading), [reading]);
  if (voice === null) return null;
  const press = () => {
    if (isReading) return setReading(null);
    readAloud(text, voice, () => setReading((now) => (now === text ? null : now)));
    return setReading(text);
  };
  const name = t(isReading ? 'speech.stop' : 'speech.read');
  const icon = <Icon name={isReading ? 'close' : 'sound'} />;
  return isWide ? (
    <Button leftSection={icon} disabled={text === ''} onClick={press}>
      {name}
    </Button>
  ) : (
    <ActionIcon variant="subtle" aria-label={name} title={name} disabled={text === ''} onClick={press}>
      {icon}
    </ActionIcon>
  );
}
