import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RecordRow, transition } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { readWorkflow } from '#shared/domain/workflow.ts';
import { OutcomePanel } from './outcome-panel.tsx';
import { testOf } from './test-values.ts';

type WaitPanelProps = { readonly row: RecordRow; readonly lines: readonly RecordRow[]; readonly isTester: boolean };

/** The test is somebody else's, or it was sent back and its tester takes it up again. */
export function WaitPanel({ row, lines, isTester }: WaitPanelProps) {
  const { t } = useTranslation('backups');
  const { run, isBusy, error } = useCommand();
  const { testerName } = testOf(row);
  const reason = readWorkflow(row.values['state'])?.reason;
  return (
    <>
      {isTester ? (
        <Notice
          kind="caution"
          title={t('wait.returned')}
          actions={
            <Button
              variant="filled"
              leftSection={<Icon name="play" />}
              onClick={() => void run(() => transition(row, 'running'))}
              disabled={isBusy}
            >
              {t('wait.again')}
            </Button>
          }
        >
          {reason !== undefined && <p>{reason}</p>}
        </Notice>
      ) : (
        <Notice kind="info" title={t('wait.other', { name: `\u2068${testerName ?? ''}\u2069` })}>
          <p>{t('wait.otherText')}</p>
        </Notice>
      )}
      {error !== null && <ErrorNote error={error} />}
      <OutcomePanel row={row} lines={lines} />
    </>
  );
}
