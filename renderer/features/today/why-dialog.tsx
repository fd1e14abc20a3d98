import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { KeyValue, type KeyValueItem } from '#renderer/ui/layout/key-value.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { useDueWords } from './due-words.ts';
import classes from './today.module.css';

type WhyDialogProps = { readonly entry: DueEntry | null; readonly onClose: () => void };

/** Why something is due: the sentence, the rule with source and edition, and whether anybody has checked it. */
export function WhyDialog({ entry, onClose }: WhyDialogProps) {
  const { t } = useTranslation(['today', 'ui']);
  const words = useDueWords();
  return (
    <Modal
      opened={entry !== null}
      onClose={onClose}
      title={entry === null ? '' : words.title(entry)}
      closeButtonProps={{ size: 44, 'aria-label': t('ui:dialog.close') }}
      size={640}
      padding={24}
    >
      {entry !== null && <Why entry={entry} />}
    </Modal>
  );
}

function Why({ entry }: { readonly entry: DueEntry }) {
  const { t } = useTranslation('today');
  const words = useDueWords();
  const formats = useFormats();
  const { explanation, ruleId, source, edition, basis, unverified, dueAt } = entry;
  const { last, on } = explanation.params;
  const rhythm = words.rhythm(entry);
  const isRepeated = rhythm !== null || typeof last === 'number' || explanation.params['times'] !== undefined;
  const facts: readonly KeyValueItem[] = [
    { label: t('due.day'), value: formats.day(typeof on === 'string' ? on : utcDay(dueAt)), strong: true },
    ...(rhythm === null ? [] : [{ label: t('due.rhythm'), value: rhythm }]),
    ...(isRepeated
      ? [
          {
            label: t('due.lastDone'),
            value: typeof last === 'number' ? formats.day(utcDay(last)) : t('due.never'),
          },
        ]
      : []),
    { label: t('due.basis'), value: t(`basis.${basis}`) },
    { label: t('due.rule'), value: <bdi>{source === '' ? t('due.byPlan') : ruleId}</bdi> },
    ...(source === '' ? [] : [{ label: t('due.source'), value: <bdi>{source}</bdi> }]),
    ...(edition === '' ? [] : [{ label: t('due.edition'), value: <bdi>{edition}</bdi> }]),
  ];
  return (
    <div className={classes['why']}>
      <p className={classes['because']}>{words.why(entry)}</p>
      {unverified && <StatusMark kind="info">{t('due.unverified')}</StatusMark>}
      <KeyValue layout="columns" items={facts} />
    </div>
  );
}
