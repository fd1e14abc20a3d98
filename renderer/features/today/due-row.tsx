import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/data/index.ts';
import { Row } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { startOf } from './due-start.ts';
import { DUE_MARKS, useDueWords } from './due-words.ts';

type DueRowProps = { readonly entry: DueEntry; readonly now: number; readonly onWhy: () => void };

/** One thing that is due: when, what, why, and the press that begins it. */
export function DueRow({ entry, now, onWhy }: DueRowProps) {
  const { t } = useTranslation(['today', 'common']);
  const words = useDueWords();
  const title = words.title(entry);
  const { side } = useSession();
  const start = startOf(entry, side);
  return (
    <Row
      mark={<StatusMark kind={DUE_MARKS[entry.state]}>{words.when(entry, now)}</StatusMark>}
      title={title}
      sub={words.short(entry)}
      end={
        <>
          <span>
            <Button variant="subtle" onClick={onWhy} aria-label={t('today:due.whyOf', { title })}>
              {t('today:due.why')}
            </Button>
          </span>
          {start !== null && (
            <Button
              component="a"
              href={start.href}
              aria-label={start.isStart ? t('today:due.startOf', { title }) : t('today:due.open', { title })}
            >
              {start.isStart ? t('today:due.start') : t('common:action.open')}
            </Button>
          )}
        </>
      }
    />
  );
}
