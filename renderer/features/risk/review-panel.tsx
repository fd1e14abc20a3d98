import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useDue, useSession } from '#renderer/data/index.ts';
import { FieldList } from '#renderer/features/fields/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { DUE_MARKS, useDueWords } from '#renderer/features/today/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { RiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import classes from './risk.module.css';
import { reviewed } from './risk-values.ts';

const SHOWN = ['reviewedOn', 'reviewOn', 'reviewTriggers'] as const;

/** When it is looked at again and why; one press says that it was. */
export function ReviewPanel({ row, matrix }: { readonly row: RecordRow; readonly matrix: RiskMatrix }) {
  const { t } = useTranslation('risk');
  const dueWords = useDueWords();
  const now = useNow();
  const { side, person } = useSession();
  const entry = useDue()?.find(({ kind, record }) => kind === 'riskReview' && record === row.id);
  const { run, isBusy, error } = useCommand();
  return (
    <Panel title={t('review.title')}>
      <div className={classes['stack']}>
        {error !== null && <ErrorNote error={error} />}
        {entry !== undefined && (
          <div>
            <StatusMark kind={DUE_MARKS[entry.state]}>{dueWords.when(entry, now)}</StatusMark>
            <p className={classes['small']}>{dueWords.why(entry)}</p>
          </div>
        )}
        <FieldList row={row} fields={SHOWN} />
        {(person !== null || side === 'shore') && !row.isRemoved && (
          <div>
            <Button
              leftSection={<Icon name="check" />}
              disabled={isBusy}
              onClick={() => void run(() => save([reviewed(matrix, row, Date.now())]))}
            >
              {t('review.press')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
