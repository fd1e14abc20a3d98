import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictItem } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import classes from './merge.module.css';
import { type Choice, joinTexts } from './merge-model.ts';

type JoinPanelProps = {
  readonly item: ConflictItem;
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice | undefined) => void;
};

/** Long texts that both sides wrote on in different places can be joined; a person reads the proposal and corrects it. */
export function JoinPanel({ item, choice, onChoose }: JoinPanelProps) {
  const { t } = useTranslation('merge');
  const words = useFieldWords();
  const proposal = useMemo(() => joinTexts(item), [item]);
  const field = words.label(item.collection, item.field);
  const isUsed = choice?.kind === 'joined';
  if (!isUsed)
    return (
      <Panel>
        <div className={classes['joinOffer']}>
          <p className={classes['joinWords']}>
            <strong>{t('join.offer', { field })}</strong> {t('join.how')}
          </p>
          <Button leftSection={<Icon name="merge" />} onClick={() => onChoose({ kind: 'joined', text: proposal.text })}>
            {t('join.button', { field })}
          </Button>
        </div>
      </Panel>
    );
  return (
    <Panel
      title={t('join.title', { field })}
      aside={<StatusMark kind="done">{t('join.chosen')}</StatusMark>}
      action={
        <Button variant="subtle" leftSection={<Icon name="undo" />} onClick={() => onChoose(undefined)}>
          {t('join.leave')}
        </Button>
      }
    >
      <TextAreaField
        label={t('join.field', { field })}
        help={proposal.overlaps > 0 ? t('join.overlaps', { count: proposal.overlaps }) : t('join.clean')}
        value={choice.text}
        onChange={(text) => onChoose({ kind: 'joined', text })}
        rows={4}
        maxRows={16}
      />
    </Panel>
  );
}
