import { useTranslation } from 'react-i18next';
import { useSync } from '#renderer/data/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';

/** What waits on this PC, in the order in which it goes. */
export function QueuePanel() {
  const { t } = useTranslation(['today', 'common']);
  const formats = useFormats();
  const { queue, isEnrolled } = useSync();
  if (!isEnrolled) return null;
  const ops = queue.reduce((sum, lane) => sum + lane.ops, 0);
  return (
    <Panel title={t('today:queue.title')} aside={ops === 0 ? t('today:queue.empty') : undefined}>
      <KeyValue
        items={queue.map(({ lane, ops: count, bytes }) => ({
          label: t(`today:queue.${lane}`),
          value:
            count === 0 ? (
              t('common:nothing')
            ) : (
              <>
                {t('today:queue.changes', { count, shown: formats.number(count) })} · <Bytes value={bytes} />
              </>
            ),
          strong: count > 0,
        }))}
      />
    </Panel>
  );
}
