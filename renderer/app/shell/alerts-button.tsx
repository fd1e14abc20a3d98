import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ALERT_KINDS, type AlertKind, Mark } from '#renderer/ui/status/mark.tsx';

export type AlertCounts = Readonly<Record<AlertKind, number>>;

type AlertsButtonProps = {
  readonly counts: AlertCounts;
  /** In place of the counts when one thing matters: "1 silent vessel". */
  readonly words?: string | undefined;
  readonly onOpen: () => void;
};

/** How many things need a person, with the shape of the most urgent. Quiet when there are none. */
export function AlertsButton({ counts, words, onOpen }: AlertsButtonProps) {
  const { t } = useTranslation('ui');
  const all = counts.alarm + counts.warning + counts.caution;
  const worst = ALERT_KINDS.find((kind) => counts[kind] > 0);

  function text(): string {
    if (words !== undefined) return words;
    if (counts.alarm === 0) return t('shell.alerts', { count: all });
    const others = all - counts.alarm;
    const alarms = t('shell.alarms', { count: counts.alarm });
    return others === 0 ? alarms : `${alarms}, ${t('shell.others', { count: others })}`;
  }

  return (
    <Button
      variant={worst === undefined ? 'subtle' : 'default'}
      className="bulwark-bar-button"
      leftSection={worst === undefined ? undefined : <Mark kind={worst} size={20} />}
      onClick={onOpen}
    >
      {text()}
    </Button>
  );
}
